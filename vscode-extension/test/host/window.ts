// The window that the tests in the extension host look into.

import assert from "node:assert/strict";
import { type Diagnostic, languages, Uri, window, workspace } from "vscode";

const LIMIT_MS = 10_000;

/** A file of the folder that is open. */
export function file(...names: string[]): Uri {
  const [folder] = workspace.workspaceFolders ?? [];
  assert.ok(folder);
  return Uri.joinPath(folder.uri, ...names);
}

/** What Edgewise says about a document. */
export const said = (uri: Uri): Diagnostic[] =>
  languages.getDiagnostics(uri).filter(({ source }) => source === "edgewise");

export async function open(uri: Uri): Promise<void> {
  await window.showTextDocument(await workspace.openTextDocument(uri));
}

/** Wait until something is so; fail with what `otherwise` says. */
export async function until(met: () => boolean, otherwise: () => string): Promise<void> {
  const end = Date.now() + LIMIT_MS;
  while (!met()) {
    assert.ok(Date.now() < end, otherwise());
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
