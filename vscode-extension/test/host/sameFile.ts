// Prints what VS Code shows of the file that the tests open in every editor.

import { type Diagnostic, languages, workspace } from "vscode";
import { file, open, said, until } from "./window";

/** How long nothing must change before it counts as all that there is. */
const QUIET_MS = 2_000;

const code = ({ code }: Diagnostic) => (typeof code === "object" ? code.value : code);

export async function run(): Promise<void> {
  const entry = file("entry.py");
  let changed = Number.POSITIVE_INFINITY;
  languages.onDidChangeDiagnostics(() => {
    changed = Date.now();
  });
  await open(entry);
  await until(
    () => said(entry).length > 0 && Date.now() - changed > QUIET_MS,
    () => "there are no findings",
  );
  const document = await workspace.openTextDocument(entry);
  const seen = said(entry).map((each) => ({
    line: each.range.start.line + 1,
    code: code(each),
    text: document.getText(each.range),
  }));
  console.log(`seen: ${JSON.stringify(seen)}`);
}
