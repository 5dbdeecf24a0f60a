// The commands of the palette.

import {
  commands,
  type Disposable,
  type LogOutputChannel,
  type Uri,
  window,
  workspace,
} from "vscode";
import type { Bundle } from "./bundle";
import { concernsEdgewise } from "./documents";
import { placeOf } from "./place";
import { OPEN_RULE_PAGE, openRulePage } from "./rulePages";
import type { Server } from "./server";
import { SECTION } from "./settings";
import { inWords } from "./target";

export function registerCommands(
  server: Server,
  bundle: Bundle,
  log: LogOutputChannel,
): Disposable[] {
  return [
    commands.registerCommand("edgewise.restart", () => server.restart()),
    commands.registerCommand("edgewise.showLogs", () => log.show(true)),
    commands.registerCommand("edgewise.showTarget", () => showTarget(server)),
    commands.registerCommand(OPEN_RULE_PAGE, (code: unknown) => openRulePage(bundle, code)),
  ];
}

/** Go to the line that chose the target of the open document; where there is none, say why. */
async function showTarget(server: Server): Promise<void> {
  await server.start();
  const target = await server.target(subject()?.toString());
  if (!target) {
    await commands.executeCommand("edgewise.showLogs");
    return;
  }
  const place = placeOf(target);
  if (place) {
    await window.showTextDocument(place.uri, { selection: place.selection });
    return;
  }
  const chosen = await window.showInformationMessage(
    `Edgewise checks for ${inWords(target)}: ${target.because}.`,
    "Choose a Target",
  );
  if (chosen) {
    await commands.executeCommand("workbench.action.openSettings", `${SECTION}.target`);
  }
}

/** What the question is about: the open document, else the folder. */
function subject(): Uri | undefined {
  const document = window.activeTextEditor?.document;
  return document && concernsEdgewise(document)
    ? document.uri
    : workspace.workspaceFolders?.[0]?.uri;
}
