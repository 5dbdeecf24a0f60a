import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { Bundle } from "../../src/bundle";
import { type Candidate, chooseInterpreter, type NoServer } from "../../src/interpreter";
import type { Python } from "../../src/python";

const python = (path: string, minor: number): Python => ({
  executable: path,
  version: [3, minor, 1],
  suffixes: [`.cpython-3${minor}-x86_64-linux-gnu.so`, ".abi3.so", ".so"],
  hasEdgewise: false,
});

const installed: Record<string, Python> = {
  "/old/python3": python("/old/python3", 9),
  "/good/python3": python("/good/python3", 12),
  "/new/python3": python("/new/python3", 14),
  "/newest/python3": python("/newest/python3", 15),
};

class FakeBundle extends Bundle {
  override fits({ version }: Python): boolean {
    return version[1] <= 14;
  }

  override get pythons(): string[] {
    return ["3.10", "3.14"];
  }
}

const wanted = {
  describe: async (path: string) => {
    const found = installed[path];
    if (!found) {
      throw new Error(`spawn ${path} ENOENT`);
    }
    return found;
  },
  mayStart: (path: string) => !path.startsWith("/workspace"),
  bundle: new FakeBundle("/extension/bundled"),
  log: () => {},
};
const onPath = (...paths: string[]): Candidate[] => paths.map((path) => ({ path, from: "PATH" }));

describe("the Python that runs the server", () => {
  test("is the first that can", async () => {
    const candidates = onPath("/missing", "/old/python3", "/newest/python3", "/good/python3");
    const choice = await chooseInterpreter([...candidates, ...onPath("/new/python3")], wanted);
    assert.equal(choice.python.executable, "/good/python3");
  });

  test("is not one of a folder that is not trusted", async () => {
    const started: string[] = [];
    const describe = (path: string) => {
      started.push(path);
      return wanted.describe(path);
    };
    const candidates = onPath("/workspace/.venv/bin/python", "/good/python3");
    await chooseInterpreter(candidates, { ...wanted, describe });
    assert.deepEqual(started, ["/good/python3"]);
  });

  test("is never another than the one that the user set", async () => {
    const candidates: Candidate[] = [
      { path: "/old/python3", from: "setting" },
      ...onPath("/good/python3"),
    ];
    await assert.rejects(chooseInterpreter(candidates, wanted), (error: NoServer) => {
      assert.equal(error.remedy, "settings");
      assert.match(
        error.message,
        /edgewise\.interpreter names, \/old\/python3: it is Python 3\.9\.1/,
      );
      return true;
    });
  });

  test("there may be none: the message says what to do", async () => {
    await assert.rejects(chooseInterpreter([], wanted), (error: NoServer) => {
      assert.equal(error.remedy, "interpreter");
      assert.match(
        error.message,
        /needs Python 3\.10 or newer to run, but none was found\. Install/,
      );
      return true;
    });
  });

  test("may all be too old: the message names one", async () => {
    await assert.rejects(
      chooseInterpreter(onPath("/old/python3"), wanted),
      /found was only \/old\/python3: it is Python 3\.9\.1/,
    );
  });

  test("may be too new for the bundle, but not for a server of its own", async () => {
    const newest = onPath("/newest/python3");
    await assert.rejects(chooseInterpreter(newest, wanted), /for Python 3\.10 to 3\.14/);
    const choice = await chooseInterpreter(newest, { ...wanted, bundle: undefined });
    assert.equal(choice.python.executable, "/newest/python3");
  });
});
