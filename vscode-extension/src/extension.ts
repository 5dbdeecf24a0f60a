// Puts the parts together. Activation does next to nothing: the server waits for a document that
// needs it.

import { homedir } from "node:os";
import { join } from "node:path";
import {
  type ConfigurationChangeEvent,
  type ExtensionContext,
  type LogOutputChannel,
  type Uri,
  window,
  workspace,
} from "vscode";
import { Bundle } from "./bundle";
import { type Around, chooseCommand } from "./command";
import { registerCommands } from "./commands";
import { needsServer } from "./documents";
import type { Candidate } from "./interpreter";
import { FailureMessage } from "./messages";
import { describePython } from "./python";
import { Environments } from "./pythonExtension";
import { pageOf, registerRulePages } from "./rulePages";
import { onPath, pythonsOnPath, thisMachine } from "./searchPath";
import { Server } from "./server";
import { DECIDE_THE_START, readSettings, SECTION, type Settings } from "./settings";
import { StatusItem } from "./statusItem";
import { TraceChannel } from "./trace";
import { isInside } from "./trust";

let running: Server | undefined;

export function activate(context: ExtensionContext): void {
  const log = window.createOutputChannel("Edgewise", { log: true });
  const trace = new TraceChannel("Edgewise Trace");
  const environments = new Environments();
  const bundle = new Bundle(join(context.extensionPath, "bundled"));
  const server = new Server({
    log,
    trace,
    command: () => chooseCommand(settingsOf(mainFolder()), around(bundle, environments, log)),
    interpreterFor: (folder) => settingsOf(folder).interpreter ?? environments.active(folder),
    pageOf,
  });
  running = server;
  const failure = new FailureMessage(server);
  const startIfNeeded = () => {
    if (settingsOf(mainFolder()).enable && workspace.textDocuments.some(needsServer)) {
      void server.start();
    }
  };
  const settingsChanged = async (event: ConfigurationChangeEvent) => {
    if (!DECIDE_THE_START.some((name) => event.affectsConfiguration(name))) {
      return;
    }
    if (!settingsOf(mainFolder()).enable) {
      await server.stop();
    } else if (server.state.is === "stopped") {
      startIfNeeded();
    } else {
      await server.restart();
    }
  };
  const environmentChanged = async () => {
    const fromEnvironment = settingsOf(mainFolder()).importStrategy === "fromEnvironment";
    if (server.state.is === "failed" || (fromEnvironment && server.state.is !== "stopped")) {
      await server.restart();
    } else {
      await server.settingsChanged();
    }
  };
  const trusted = async () => {
    if (server.state.is !== "stopped") {
      await server.restart();
    }
  };
  context.subscriptions.push(
    log,
    trace,
    environments,
    server,
    new StatusItem(server),
    server.onDidChange((state) => failure.serverIs(state)),
    registerRulePages(bundle),
    ...registerCommands(server, bundle, log),
    workspace.onDidOpenTextDocument(startIfNeeded),
    // A new wrangler file may come to speak of Python only when it is saved.
    workspace.onDidSaveTextDocument(startIfNeeded),
    workspace.onDidChangeConfiguration(settingsChanged),
    workspace.onDidGrantWorkspaceTrust(trusted),
    environments.onDidChange(environmentChanged),
  );
  startIfNeeded();
}

export async function deactivate(): Promise<void> {
  await running?.stop();
}

/** The folder whose settings start the server: there is one server for all of them. */
function mainFolder(): Uri | undefined {
  const document = window.activeTextEditor?.document;
  const folder = document && workspace.getWorkspaceFolder(document.uri);
  return (folder ?? workspace.workspaceFolders?.[0])?.uri;
}

function settingsOf(folder: Uri | undefined): Settings {
  return readSettings(workspace.getConfiguration(SECTION, folder ?? null), {
    home: homedir(),
    environment: process.env,
    folder: folder?.fsPath,
  });
}

function around(bundle: Bundle, environments: Environments, log: LogOutputChannel): Around {
  const machine = thisMachine();
  const folders = (workspace.workspaceFolders ?? []).map((folder) => folder.uri.fsPath);
  const trusted = workspace.isTrusted;
  return {
    bundle,
    trusted,
    mayStart: (program) => trusted || !isInside(program, folders),
    isExecutable: machine.isExecutable,
    pythons: async (): Promise<Candidate[]> => {
      const onTheirPath = pythonsOnPath(machine).map((path): Candidate => ({ path, from: "PATH" }));
      if (!trusted) {
        return onTheirPath; // what the Python extension knows may come with the folder
      }
      await environments.ready();
      const selected = environments.active(mainFolder());
      return selected
        ? [{ path: selected, from: "Python extension" }, ...onTheirPath]
        : onTheirPath;
    },
    describe: (path, askForEdgewise) => describePython(path, bundle.folder, askForEdgewise),
    edgewiseOnPath: () =>
      onPath(machine, [machine.platform === "win32" ? "edgewise.exe" : "edgewise"])[0],
    log: (message) => log.info(message),
  };
}
