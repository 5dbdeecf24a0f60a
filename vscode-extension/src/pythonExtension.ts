// The environment that the user selected in the Python extension, where that is installed.

import { isAbsolute } from "node:path";
import { PVSC_EXTENSION_ID, PythonExtension } from "@vscode/python-extension";
import { type Disposable, type Event, EventEmitter, extensions, type Uri } from "vscode";

/** Its start can take seconds, and squiggles should not wait for it. */
const PATIENCE_MS = 2_000;

export class Environments implements Disposable {
  private readonly changed = new EventEmitter<void>();
  private readonly disposables: Disposable[] = [this.changed];
  private api: PythonExtension | undefined;
  private starting: Promise<void> | undefined;

  /** Another environment was selected, or the extension is ready to say which one is. */
  readonly onDidChange: Event<void> = this.changed.event;

  static get installed(): boolean {
    return extensions.getExtension(PVSC_EXTENSION_ID) !== undefined;
  }

  /** The Python of the environment of a folder or file, if that is known. */
  active(resource: Uri | undefined): string | undefined {
    const path = this.api?.environments.getActiveEnvironmentPath(resource).path;
    return path && isAbsolute(path) ? path : undefined;
  }

  /** Start the Python extension, and wait a moment for it. */
  async ready(): Promise<void> {
    if (!Environments.installed) {
      return;
    }
    let late = false;
    this.starting ??= this.connect().then(() => {
      if (late) {
        this.changed.fire();
      }
    });
    const patience = new Promise<void>((resolve) => {
      setTimeout(() => {
        late = true;
        resolve();
      }, PATIENCE_MS);
    });
    await Promise.race([this.starting, patience]);
  }

  dispose(): void {
    for (const each of this.disposables) {
      each.dispose();
    }
  }

  private async connect(): Promise<void> {
    try {
      this.api = await PythonExtension.api();
    } catch {
      return; // disabled, or it failed to start: PATH is left
    }
    const tell = () => this.changed.fire();
    this.disposables.push(this.api.environments.onDidChangeActiveEnvironmentPath(tell));
  }
}
