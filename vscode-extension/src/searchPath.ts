// The Pythons on PATH, in the order to try them.

import { accessSync, constants, existsSync } from "node:fs";
import { posix, win32 } from "node:path";

const NEWEST = 14;
const OLDEST = 10;

export interface Machine {
  platform: NodeJS.Platform;
  path: string;
  /** Whether a file is there and may be started. */
  isExecutable(path: string): boolean;
  exists(path: string): boolean;
}

export function thisMachine(): Machine {
  return {
    platform: process.platform,
    path: process.env["PATH"] ?? "",
    isExecutable,
    exists: existsSync,
  };
}

/** All there are: `python3` first, then those that say their version, since it may be too old. */
export function pythonsOnPath(machine: Machine): string[] {
  const windows = machine.platform === "win32";
  const names = windows
    ? ["python.exe", "python3.exe", "py.exe"]
    : ["python3", "python", ...versions().map((version) => `python${version}`)];
  return onPath(machine, names).filter((path) => !isPlaceholder(path, machine));
}

/** Where commands of these names are, by name first. Folders relative to nowhere do not count. */
export function onPath(machine: Machine, names: string[]): string[] {
  const paths = machine.platform === "win32" ? win32 : posix;
  const folders = machine.path.split(paths.delimiter).filter((folder) => paths.isAbsolute(folder));
  const found = names.flatMap((name) =>
    folders.map((folder) => paths.join(folder, name)).filter((path) => machine.isExecutable(path)),
  );
  return [...new Set(found)];
}

function versions(): string[] {
  const count = NEWEST - OLDEST + 1;
  return Array.from({ length: count }, (_, index) => `3.${NEWEST - index}`);
}

/** A Mac without developer tools has a `python3` that opens a dialog to install them. */
function isPlaceholder(path: string, machine: Machine): boolean {
  return (
    machine.platform === "darwin" &&
    path === "/usr/bin/python3" &&
    !machine.exists("/Library/Developer/CommandLineTools/usr/bin/python3") &&
    !machine.exists("/Applications/Xcode.app")
  );
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
