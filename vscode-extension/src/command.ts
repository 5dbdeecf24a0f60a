// How to start the server, by the settings and what is installed.

import { dirname } from "node:path";
import type { Bundle } from "./bundle";
import { type Candidate, chooseInterpreter, NoServer, type Wanted } from "./interpreter";
import type { Python } from "./python";
import type { Settings } from "./settings";

export interface Command {
  command: string;
  args: string[];
  /** Not a folder of the workspace: Python imports from where it is started. */
  cwd: string;
  /** In words, for the log and the status. */
  origin: string;
}

export interface Around {
  bundle: Bundle;
  trusted: boolean;
  mayStart(program: string): boolean;
  isExecutable(program: string): boolean;
  /** The Pythons that there are, best first; those of the user's settings not among them. */
  pythons(): Promise<Candidate[]>;
  describe(path: string, askForEdgewise: boolean): Promise<Python>;
  /** The command `edgewise` on PATH. */
  edgewiseOnPath(): string | undefined;
  log(message: string): void;
}

/** Throws `NoServer`. */
export async function chooseCommand(settings: Settings, around: Around): Promise<Command> {
  const cwd = around.bundle.folder;
  if (!settings.enable) {
    throw new NoServer("Edgewise is switched off by the setting edgewise.enable.", "settings");
  }
  if (settings.path) {
    return {
      command: checked(settings.path, around),
      args: ["server"],
      cwd,
      origin: "edgewise.path",
    };
  }
  const candidates: Candidate[] = settings.interpreter
    ? [{ path: settings.interpreter, from: "setting" }]
    : await around.pythons();
  // What is installed in an environment may come with the folder.
  if (settings.importStrategy === "fromEnvironment" && around.trusted) {
    const command = await fromEnvironment(candidates, around);
    if (command) {
      return command;
    }
    around.log("No edgewise in the environment or on PATH: taking the bundled one");
  }
  const wanted = wants(around, around.bundle);
  const { python, from } = await chooseInterpreter(candidates, wanted);
  return {
    command: python.executable,
    args: ["-I", "-S", around.bundle.start],
    cwd,
    origin: `bundled, Python ${python.version.join(".")} (${from})`,
  };
}

async function fromEnvironment(
  candidates: readonly Candidate[],
  around: Around,
): Promise<Command | undefined> {
  const cwd = around.bundle.folder;
  const wanted = wants(around, undefined);
  try {
    const { python } = await chooseInterpreter(candidates.slice(0, 1), wanted);
    if (python.hasEdgewise) {
      const args = ["-m", "edgewise", "server"];
      return { command: python.executable, args, cwd, origin: `from ${python.executable}` };
    }
  } catch (error) {
    if (!(error instanceof NoServer)) {
      throw error;
    }
  }
  const command = around.edgewiseOnPath();
  return command
    ? { command, args: ["server"], cwd, origin: `from ${dirname(command)}` }
    : undefined;
}

function wants(around: Around, bundle: Bundle | undefined): Wanted {
  return {
    describe: (path) => around.describe(path, bundle === undefined),
    mayStart: (path) => around.mayStart(path),
    bundle,
    log: (message) => around.log(message),
  };
}

function checked(path: string, around: Around): string {
  if (!around.mayStart(path)) {
    throw new NoServer(
      `Edgewise does not start ${path} (edgewise.path): it belongs to a folder that is not trusted.`,
      "settings",
    );
  }
  if (!around.isExecutable(path)) {
    throw new NoServer(
      `Edgewise cannot start ${path}: the setting edgewise.path names no program.`,
      "settings",
    );
  }
  return path;
}
