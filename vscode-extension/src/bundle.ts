// Where the bundled server is in the extension, and which Pythons it is for.

import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Python } from "./python";

/** The folder `bundled` of the extension; `scripts/bundle_server.py` fills it. */
export class Bundle {
  constructor(readonly folder: string) {}

  get start(): string {
    return join(this.folder, "start.py");
  }

  get pages(): string {
    return join(this.folder, "libs", "edgewise", "pages");
  }

  /** Whether its native modules are for this Python: its version, platform and kind. */
  fits(python: Python): boolean {
    return python.suffixes.some((suffix) => existsSync(join(this.native, `_binding${suffix}`)));
  }

  /** The Pythons that it is for, `3.10` to `3.14` for instance; empty if it was not built. */
  get pythons(): string[] {
    if (!existsSync(this.native)) {
      return [];
    }
    const minors = readdirSync(this.native)
      .map((name) => /^_binding\.(?:cpython-|cp)3(\d+)\D/.exec(name)?.[1])
      .filter((minor) => minor !== undefined);
    return [...new Set(minors)]
      .map(Number)
      .sort((a, b) => a - b)
      .map((minor) => `3.${minor}`);
  }

  private get native(): string {
    return join(this.folder, "libs", "tree_sitter");
  }
}
