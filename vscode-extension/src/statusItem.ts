// The status item: which target the document has and where that was said, or what is wrong.

import {
  type Command,
  type Disposable,
  LanguageStatusSeverity,
  languages,
  type TextDocument,
  Uri,
  window,
  workspace,
} from "vscode";
import { concernsEdgewise, DOCUMENTS } from "./documents";
import { placeOf } from "./place";
import type { Server, State } from "./server";
import { inWords, type Target } from "./target";

const SHOW_LOGS: Command = { command: "edgewise.showLogs", title: "Show Logs" };

export class StatusItem implements Disposable {
  private readonly item = languages.createLanguageStatusItem("edgewise", DOCUMENTS);
  private readonly targets = new Map<string, Target>();
  private readonly disposables: Disposable[];

  constructor(private readonly server: Server) {
    this.item.name = "Edgewise";
    this.disposables = [
      this.item,
      server.onDidChange((state) => this.serverIs(state)),
      server.onDidTellTarget((target) => this.learn(target)),
      window.onDidChangeActiveTextEditor(() => this.show()),
      workspace.onDidCloseTextDocument((document) => this.targets.delete(keyOf(document))),
    ];
    this.show();
  }

  dispose(): void {
    for (const each of this.disposables) {
      each.dispose();
    }
  }

  private learn(target: Target): void {
    if (target.uri) {
      this.targets.set(Uri.parse(target.uri).toString(), target);
      this.show();
    }
  }

  private serverIs(state: State): void {
    if (state.is !== "running") {
      this.targets.clear();
    }
    this.show();
  }

  private show(): void {
    const { item } = this;
    const state = this.server.state;
    item.busy = state.is === "starting" || state.is === "waiting";
    item.severity = LanguageStatusSeverity.Information;
    item.command = SHOW_LOGS;
    switch (state.is) {
      case "stopped":
        item.text = "Edgewise";
        item.detail = "not started";
        break;
      case "starting":
        item.text = "Edgewise";
        item.detail = "starting";
        break;
      case "waiting":
        item.severity = LanguageStatusSeverity.Warning;
        item.text = "Edgewise crashed";
        item.detail = `starts again in ${state.seconds} s`;
        break;
      case "failed":
        item.severity = LanguageStatusSeverity.Error;
        item.text = "Edgewise is not running";
        item.detail = "";
        item.command = { ...SHOW_LOGS, tooltip: state.reason };
        break;
      case "running":
        this.showTarget();
    }
  }

  private showTarget(): void {
    const document = window.activeTextEditor?.document;
    const target =
      document && concernsEdgewise(document) ? this.targets.get(keyOf(document)) : undefined;
    // Short, since it is shown in one line: the whole sentence is the link's tooltip.
    this.item.text = target ? inWords(target) : "Edgewise";
    this.item.detail = target ? "Edgewise" : "";
    const place = target && placeOf(target);
    const tooltip = target?.because ?? "";
    this.item.command = place
      ? {
          command: "vscode.open",
          title: `${workspace.asRelativePath(place.uri)}:${place.selection.start.line + 1}`,
          tooltip,
          arguments: [place.uri, { selection: place.selection }],
        }
      : { command: "edgewise.showTarget", title: "Why?", tooltip };
  }
}

function keyOf(document: TextDocument): string {
  return document.uri.toString();
}
