// The pages of the rules, which come with the bundled server.

import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import {
  commands,
  type Diagnostic,
  type Disposable,
  languages,
  type QuickPickItem,
  QuickPickItemKind,
  Uri,
  window,
  workspace,
} from "vscode";
import type { Bundle } from "./bundle";

export const OPEN_RULE_PAGE = "edgewise.openRulePage";

/**
 * A page is a document of a scheme of its own, which the manifest shows as a Markdown preview:
 * a link in a message opens documents, and does not run commands.
 */
const SCHEME = "edgewise-rule";

const PAGE = /^(EW\d{3}|README)\.md$/;

/** What the link in a message opens. */
export function pageOf(code: string): Uri {
  return Uri.from({ scheme: SCHEME, path: `/${code}.md` });
}

/** Provides the documents. */
export function registerRulePages(bundle: Bundle): Disposable {
  return workspace.registerTextDocumentContentProvider(SCHEME, {
    provideTextDocumentContent: (uri) => {
      const name = uri.path.slice(1);
      return PAGE.test(name) ? readFile(join(bundle.pages, name), "utf8") : undefined;
    },
  });
}

/** Open the page of a rule; without a code let the user choose, first of those at the cursor. */
export async function openRulePage(bundle: Bundle, code: unknown): Promise<void> {
  const chosen = typeof code === "string" ? code : await choose(bundle);
  if (chosen) {
    await commands.executeCommand("vscode.open", pageOf(chosen));
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
  const codes = names
    .filter((name) => PAGE.test(name) && name !== "README.md")
    .map((name) => name.slice(0, -3));
  return Promise.all(
    codes.sort().map(async (code): Promise<[string, string]> => {
      const text = await readFile(join(bundle.pages, `${code}.md`), "utf8");
      return [code, /^# (\S+)/m.exec(text)?.[1] ?? ""];
    }),
  );
}
