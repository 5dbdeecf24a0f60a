// Runs inside VS Code's extension host, with the whole `vscode` API: what no user interface shows.

import assert from "node:assert/strict";
import { performance } from "node:perf_hooks";
import {
  type CodeAction,
  commands,
  type Diagnostic,
  extensions,
  type Hover,
  type MarkdownString,
  type Uri,
  type WorkspaceEdit,
  window,
  workspace,
} from "vscode";
import { file, open, said, until } from "./window";

/** Wait until a document has as many findings. */
async function findings(uri: Uri, count: number): Promise<Diagnostic[]> {
  await until(
    () => said(uri).length === count,
    () => {
      const now = said(uri).map(({ message }) => message);
      return `not ${count} in ${uri.path} but ${now.length}: ${now.join("; ")}`;
    },
  );
  return said(uri);
}

/** Do something and print how long it took. */
async function timed(what: string, work: () => Promise<unknown>): Promise<void> {
  const start = performance.now();
  await work();
  console.log(`figures: ${what} ${Math.round(performance.now() - start)} ms`);
}

async function set(name: string, value: unknown): Promise<void> {
  await workspace.getConfiguration("edgewise").update(name, value, false);
}

const store = () => file("src", "store.py");

const tests: Record<string, () => Promise<void>> = {
  async "activation does next to nothing, and the first squiggle comes soon"() {
    const extension = extensions.getExtension("edgewise.edgewise");
    assert.ok(extension);
    await timed("activation", async () => extension.activate());
    await timed("first file opened to squiggle, the server starting", async () => {
      await open(store());
      await findings(store(), 1);
    });
  },

  async "a hover, a fix and its effect"() {
    const [finding] = await findings(store(), 1);
    assert.ok(finding);
    const at = finding.range.start;
    const hovers: Hover[] = await commands.executeCommand(
      "vscode.executeHoverProvider",
      store(),
      at,
    );
    const text = hovers.flatMap(({ contents }) => contents as MarkdownString[]);
    assert.match(text.map(({ value }) => value).join(), /workers-3\.14/);
    const fixes: CodeAction[] = await commands.executeCommand(
      "vscode.executeCodeActionProvider",
      store(),
      finding.range,
      "quickfix",
      5,
    );
    const guard = fixes.find(({ title }) => title.startsWith("Guard"));
    assert.ok(guard?.edit);
    assert.ok(await workspace.applyEdit(guard.edit as WorkspaceEdit));
    await findings(store(), 2); // what is None now is used
    await commands.executeCommand("workbench.action.files.revert");
    await findings(store(), 1);
  },

  async "a code links to the page of its rule, which is a document"() {
    const [finding] = await findings(store(), 1);
    assert.ok(finding && typeof finding.code === "object");
    assert.equal(finding.code.target.toString(), "edgewise-rule:/EW101.md");
    const page = await workspace.openTextDocument(finding.code.target);
    assert.match(page.getText(), /^# module-not-available \(EW101\)$/m);
  },

  async "a setting changes the target at once"() {
    await set("target", ["pyodide-314"]);
    await findings(store(), 0);
    await set("target", undefined);
    await findings(store(), 1);
  },

  async "show target goes to the line that chose it"() {
    await open(store());
    await commands.executeCommand("edgewise.showTarget");
    const editor = window.activeTextEditor;
    assert.ok(editor);
    assert.ok(editor.document.uri.path.endsWith("/wrangler.jsonc"));
    assert.equal(editor.document.getText(editor.selection), '"2026-03-01"');
  },

  async "the wrangler file has findings of its own, other JSON has none"() {
    await open(file("wrangler.jsonc"));
    const [finding] = await findings(file("wrangler.jsonc"), 1);
    assert.ok(finding && typeof finding.code === "object");
    assert.equal(finding.code.value, "EW503");
  },

  async "switched off it is silent, switched on it is back"() {
    await open(store());
    await set("enable", false);
    await findings(store(), 0);
    await set("enable", undefined);
    await findings(store(), 1);
  },

  async "after a restart all is as before"() {
    await timed("restart to squiggle", async () => {
      await commands.executeCommand("edgewise.restart");
      await findings(store(), 1);
    });
  },

  async "an interpreter that cannot run it is not replaced by another"() {
    await set("interpreter", "/no/such/python");
    await findings(store(), 0);
    await set("interpreter", undefined);
    await findings(store(), 1);
  },

  async "an untitled document is checked for the default target"() {
    const untitled = await workspace.openTextDocument({
      language: "python",
      content: "import curses\n",
    });
    await timed("another file opened to squiggle", async () => {
      await window.showTextDocument(untitled);
      await findings(untitled.uri, 1);
    });
  },
};

export async function run(): Promise<void> {
  let failed = 0;
  for (const [name, test] of Object.entries(tests)) {
    try {
      await test();
      console.log(`ok - ${name}`);
    } catch (error) {
      failed += 1;
      console.log(`not ok - ${name}: ${error instanceof Error ? error.stack : error}`);
    }
  }
  if (failed > 0) {
    throw new Error(`${failed} failed`);
  }
}
