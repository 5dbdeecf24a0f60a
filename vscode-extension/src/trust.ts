// Keeps what came with a folder from being started before the user trusts it.

import { realpathSync } from "node:fs";
import { dirname, isAbsolute, relative, sep } from "node:path";

/** Whether a program is in one of these folders, by its own path or by where links lead. */
export function isInside(program: string, folders: readonly string[]): boolean {
  // The links of the folder it is in; the program itself may be a link to the system's Python.
  const places = [program, real(program), `${real(dirname(program))}${sep}program`];
  return folders
    .flatMap((folder) => [folder, real(folder)])
    .some((folder) => places.some((place) => contains(folder, place)));
}

function contains(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way === "" || !(way === ".." || way.startsWith(`..${sep}`) || isAbsolute(way));
}

function real(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
