// The target of a document as the server describes it, and in a few words.

import type { Range } from "vscode-languageclient/node";

export interface Runtime {
  name: string;
  label: string;
  python: string;
  pyodide: string;
}

/** What `edgewise/target` and `edgewise.showTarget` carry. */
export interface Target {
  uri: string | null;
  target: string[];
  runtimes: Runtime[];
  because: string;
  path: string | null;
  line: number | null;
  range: Range | null;
}

/** "Workers · Python 3.14", "Workers · Python 3.13, 3.14 | Pyodide 0.28". */
export function inWords(target: Pick<Target, "runtimes">): string {
  const workers = target.runtimes.filter((runtime) => runtime.name.startsWith("workers-"));
  const others = target.runtimes.filter((runtime) => !workers.includes(runtime));
  const parts: string[] = [];
  if (workers.length > 0) {
    const pythons = new Set(workers.map(({ python }) => python.split(".").slice(0, 2).join(".")));
    parts.push(`Workers · Python ${[...pythons].join(", ")}`);
  }
  if (others.length > 0) {
    parts.push(`Pyodide ${others.map(({ pyodide }) => pyodide).join(", ")}`);
  }
  return parts.join(" | ");
}
