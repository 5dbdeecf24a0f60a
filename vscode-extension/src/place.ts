// The line of a configuration file that chose a target.

import { Range, Uri } from "vscode";
import type { Target } from "./target";

export function placeOf({ path, range }: Target): { uri: Uri; selection: Range } | undefined {
  if (!path) {
    return undefined;
  }
  const { start, end } = range ?? {
    start: { line: 0, character: 0 },
    end: { line: 0, character: 0 },
  };
  const selection = new Range(start.line, start.character, end.line, end.character);
  return { uri: Uri.file(path), selection };
}
