// A Python as it describes itself.

import { execFile } from "node:child_process";

export const OLDEST: readonly [number, number] = [3, 10];

const LIMIT_MS = 15_000;

export interface Python {
  executable: string;
  version: [number, number, number];
  /** How its native modules end: `.cpython-313-darwin.so`, and more general ones. */
  suffixes: string[];
  /** Whether `edgewise` can be imported; only known if asked for. */
  hasEdgewise: boolean;
}

const DESCRIBE = `
import importlib.machinery, json, sys
edgewise = None
if "edgewise" in sys.argv[1:]:
    import importlib.util
    edgewise = importlib.util.find_spec("edgewise")
sys.stdout.write(json.dumps({
    "executable": sys.executable,
    "version": list(sys.version_info[:3]),
    "suffixes": importlib.machinery.EXTENSION_SUFFIXES,
    "hasEdgewise": edgewise is not None,
}))
`;

/**
 * Start a Python to ask what it is.
 *
 * `cwd` must be a folder that nobody else writes to: with `askForEdgewise` Python looks there too.
 * Throws if it is none or does not answer.
 */
export async function describePython(
  path: string,
  cwd: string,
  askForEdgewise: boolean,
): Promise<Python> {
  const isolated = askForEdgewise ? [] : ["-I", "-S"];
  const asked = askForEdgewise ? ["edgewise"] : [];
  const output = await run(path, [...isolated, "-c", DESCRIBE, ...asked], cwd);
  return JSON.parse(output) as Python;
}

function run(path: string, args: string[], cwd: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const options = { cwd, timeout: LIMIT_MS, windowsHide: true };
    const child = execFile(path, args, options, (error, stdout, stderr) => {
      if (error) {
        const said = stderr.trim().split("\n").at(-1);
        reject(new Error(said || error.message.split("\n")[0]));
      } else {
        resolve(stdout);
      }
    });
    child.stdin?.end();
  });
}

export function isNewEnough(python: Python): boolean {
  const [major, minor] = python.version;
  return major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]);
}
