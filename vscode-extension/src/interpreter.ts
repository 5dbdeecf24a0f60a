// Chooses the Python that runs the server.

import type { Bundle } from "./bundle";
import { isNewEnough, OLDEST, type Python } from "./python";

export interface Candidate {
  path: string;
  from: "setting" | "Python extension" | "PATH";
}

export interface Choice {
  python: Python;
  from: Candidate["from"];
}

/** Why there is no server: a sentence for the user, with what to do. */
export class NoServer extends Error {
  constructor(
    message: string,
    /** What the user can do about it: choose a Python, or change the settings. */
    readonly remedy: "interpreter" | "settings",
  ) {
    super(message);
  }
}

export interface Wanted {
  /** Ask a Python what it is; throws if it is none. */
  describe(path: string): Promise<Python>;
  /** Whether a Python may be started before the folder is trusted; true in a trusted one. */
  mayStart(path: string): boolean;
  /** The server that it is to run, or none if that comes from its environment. */
  bundle: Bundle | undefined;
  log(message: string): void;
}

const NEEDED = `Python ${OLDEST.join(".")} or newer`;

/**
 * Take the first of these Pythons that can run the server.
 *
 * One that the user set is not silently replaced by another. Throws `NoServer`.
 */
export async function chooseInterpreter(
  candidates: readonly Candidate[],
  wanted: Wanted,
): Promise<Choice> {
  const rejected: string[] = [];
  for (const { path, from } of candidates) {
    const outcome = await look(path, wanted);
    if (typeof outcome !== "string") {
      wanted.log(`Python ${outcome.version.join(".")} (${from}): ${outcome.executable}`);
      return { python: outcome, from };
    }
    wanted.log(`Not ${path} (${from}): ${outcome}`);
    if (from === "setting") {
      throw new NoServer(
        `Edgewise cannot run with the Python that the setting edgewise.interpreter names, ${path}: ${outcome}.`,
        "settings",
      );
    }
    rejected.push(`${path}: ${outcome}`);
  }
  const found = rejected[0] ? `found was only ${rejected[0]}` : "none was found";
  throw new NoServer(
    `Edgewise needs ${NEEDED} to run, but ${found}. Install one, or choose one that is installed.`,
    "interpreter",
  );
}

/** The Python, or why it cannot be used. */
async function look(path: string, wanted: Wanted): Promise<Python | string> {
  if (!wanted.mayStart(path)) {
    return "it belongs to a folder that is not trusted";
  }
  let python: Python;
  try {
    python = await wanted.describe(path);
  } catch (error) {
    return `it does not start (${error instanceof Error ? error.message : error})`;
  }
  const version = python.version.join(".");
  if (!isNewEnough(python)) {
    return `it is Python ${version}, and Edgewise needs ${NEEDED}`;
  }
  if (wanted.bundle && !wanted.bundle.fits(python)) {
    const pythons = wanted.bundle.pythons;
    return pythons.length > 0
      ? `the bundled server is for Python ${pythons[0]} to ${pythons.at(-1)} on this platform, it is another (${version}, ${python.suffixes[0]})`
      : "this build of the extension has no bundled server";
  }
  return python;
}
