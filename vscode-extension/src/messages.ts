// The few things that Edgewise says unasked: why it does not run, and what to do about it.

import { commands, env, window } from "vscode";
import { Environments } from "./pythonExtension";
import type { Server, State } from "./server";
import { SECTION } from "./settings";

type Action = { title: string; run: () => unknown };

export class FailureMessage {
  private said: string | undefined;

  constructor(private readonly server: Server) {}

  /** Say once why it failed; the same again only after it has worked in between. */
  serverIs(state: State): void {
    if (state.is === "running") {
      this.said = undefined;
    }
    if (state.is === "failed" && state.reason !== this.said) {
      this.said = state.reason;
      void this.say(state);
    }
  }

  private async say({ reason, remedy }: State & { is: "failed" }): Promise<void> {
    const logs: Action = {
      title: "Show Logs",
      run: () => commands.executeCommand("edgewise.showLogs"),
    };
    const actions: Action[] =
      remedy === "logs"
        ? [{ title: "Restart", run: () => this.server.restart() }, logs]
        : [remedy === "interpreter" ? CHOOSE : OPEN_SETTINGS, logs];
    const chosen = await window.showErrorMessage(reason, ...actions);
    await chosen?.run();
  }
}

const OPEN_SETTINGS: Action = {
  title: "Open Settings",
  run: () => openMachineSettings(`@id:${SECTION}.interpreter,${SECTION}.path`),
};

const CHOOSE: Action = {
  title: "Select Python",
  run: () =>
    Environments.installed
      ? commands.executeCommand("python.setInterpreter")
      : openMachineSettings(`@id:${SECTION}.interpreter`),
};

/** Paths belong to the machine that the files are on, and so are set there. */
function openMachineSettings(query: string): Thenable<unknown> {
  const where = env.remoteName ? "openRemoteSettings" : "openSettings";
  return commands.executeCommand(`workbench.action.${where}`, { query });
}
