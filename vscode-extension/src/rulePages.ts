// The pages of the rules, which come with the bundled server.

import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import {
  commands,
  type Diagnostic,
  languages,
  type QuickPickItem,
  QuickPickItemKind,
  Uri,
  window,
} from "vscode";
import type { Bundle } from "./bundle";

export const OPEN_RULE_PAGE = "edgewise.openRulePage";

/** What a link in a squiggle's message opens. */
export function linkTo(code: string): Uri {
  const argument = encodeURIComponent(JSON.stringify(code));
  return Uri.parse(`command:${OPEN_RULE_PAGE}?${argument}`);
}

/** Open the page of a rule; without a code let the user choose, first of those at the cursor. */
export async function openRulePage(bundle: Bundle, code: unknown): Promise<void> {
  const chosen = typeof code === "string" ? code : await choose(bundle);
  if (!chosen || !/^EW\d{3}$/.test(chosen)) {
    return;
  }
  const page = Uri.file(join(bundle.pages, `${chosen}.md`));
  try {
    await commands.executeCommand("markdown.showPreview", page);
  } catch {
    await window.showTextDocument(page); // without VS Code's own Markdown extension
  }
}

async function choose(bundle: Bundle): Promise<string | undefined> {
  const here = new Set(diagnosticsAtCursor().map(codeOf));
  const all = await titles(bundle);
  const item = ([code, title]: [string, string]): QuickPickItem => ({
    label: code,
    description: title,
  });
  const items: QuickPickItem[] = [
    ...all.filter(([code]) => here.has(code)).map(item),
    { label: "", kind: QuickPickItemKind.Separator },
    ...all.filter(([code]) => !here.has(code)).map(item),
  ];
  const picked = await window.showQuickPick(items, {
    title: "Edgewise: Open Rule Page",
    matchOnDescription: true,
  });
  return picked?.label;
}

function diagnosticsAtCursor(): Diagnostic[] {
  const editor = window.activeTextEditor;
  if (!editor) {
    return [];
  }
  const { line } = editor.selection.active;
  return languages
    .getDiagnostics(editor.document.uri)
    .filter(({ range }) => range.start.line <= line && line <= range.end.line);
}

function codeOf({ code }: Diagnostic): string {
  return String(typeof code === "object" ? code.value : code);
}

/** The rules by code, with the names that the first lines of their pages give. */
async function titles(bundle: Bundle): Promise<[string, string][]> {
  const names = await readdir(bundle.pages);
  const codes = names.filter((name) => /^EW\d+\.md$/.test(name)).map((name) => name.slice(0, -3));
  return Promise.all(
    codes.sort().map(async (code): Promise<[string, string]> => {
      const text = await readFile(join(bundle.pages, `${code}.md`), "utf8");
      return [code, /^# (\S+)/.exec(text)?.[1] ?? ""];
    }),
  );
}
