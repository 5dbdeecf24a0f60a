import assert from "node:assert/strict";
import { test } from "node:test";
import { Bundle } from "../../src/bundle";
import { type Around, chooseCommand } from "../../src/command";
import type { Python } from "../../src/python";
import { readSettings, type Settings } from "../../src/settings";

const SETTINGS: Settings = {
  enable: true,
  importStrategy: "useBundled",
  path: undefined,
  interpreter: undefined,
};
const START = ["-I", "-S", "/extension/bundled/start.py"];

class FakeBundle extends Bundle {
  override fits(): boolean {
    return true;
  }
}

function around(changes: Partial<Around> = {}): Around {
  return {
    bundle: new FakeBundle("/extension/bundled"),
    trusted: true,
    mayStart: () => true,
    isExecutable: (program) => program.startsWith("/usr/"),
    pythons: async () => [{ path: "/usr/bin/python3", from: "PATH" }],
    describe: async (path, askForEdgewise): Promise<Python> => ({
      executable: path,
      version: [3, 12, 0],
      suffixes: [],
      hasEdgewise: askForEdgewise && path.includes(".venv"),
    }),
    edgewiseOnPath: () => undefined,
    log: () => {},
    ...changes,
  };
}

test("the bundled server runs isolated, away from the workspace", async () => {
  const { command, args, cwd } = await chooseCommand(SETTINGS, around());
  assert.deepEqual([command, args, cwd], ["/usr/bin/python3", START, "/extension/bundled"]);
});

test("an interpreter that is set runs it", async () => {
  const settings = { ...SETTINGS, interpreter: "/usr/local/bin/python3.13" };
  assert.equal((await chooseCommand(settings, around())).command, "/usr/local/bin/python3.13");
});

test("a path that is set comes before everything", async () => {
  const settings: Settings = {
    ...SETTINGS,
    path: "/usr/bin/edgewise",
    importStrategy: "fromEnvironment",
  };
  const { command, args } = await chooseCommand(settings, around());
  assert.deepEqual([command, args], ["/usr/bin/edgewise", ["server"]]);
  await assert.rejects(
    chooseCommand({ ...SETTINGS, path: "/nowhere" }, around()),
    /names no program/,
  );
});

test("a path into a folder that is not trusted is not started", async () => {
  const careful = around({ trusted: false, mayStart: (path) => !path.startsWith("/usr/work") });
  const settings = { ...SETTINGS, path: "/usr/work/edgewise" };
  await assert.rejects(chooseCommand(settings, careful), /not trusted/);
});

const FROM_ENVIRONMENT: Settings = { ...SETTINGS, importStrategy: "fromEnvironment" };
const venv: Around["pythons"] = async () => [
  { path: "/work/.venv/bin/python", from: "Python extension" },
  { path: "/usr/bin/python3", from: "PATH" },
];

test("from the environment, edgewise is run there", async () => {
  const { command, args } = await chooseCommand(FROM_ENVIRONMENT, around({ pythons: venv }));
  assert.deepEqual([command, args], ["/work/.venv/bin/python", ["-m", "edgewise", "server"]]);
});

test("without it there, the one on PATH, then the bundled one", async () => {
  const onPath = around({ edgewiseOnPath: () => "/usr/bin/edgewise" });
  assert.equal((await chooseCommand(FROM_ENVIRONMENT, onPath)).command, "/usr/bin/edgewise");
  assert.deepEqual((await chooseCommand(FROM_ENVIRONMENT, around())).args, START);
});

test("in a folder that is not trusted the bundled one runs", async () => {
  const careful = around({ trusted: false, edgewiseOnPath: () => "/usr/bin/edgewise" });
  assert.deepEqual((await chooseCommand(FROM_ENVIRONMENT, careful)).args, START);
});

test("switched off, nothing runs", async () => {
  await assert.rejects(chooseCommand({ ...SETTINGS, enable: false }, around()), /edgewise\.enable/);
});

test("settings are read with their variables, and what is no setting is none", () => {
  const from = (values: Record<string, unknown>) =>
    readSettings(
      { get: (name) => values[name] },
      { home: "/home/me", environment: { VENVS: "/venvs" }, folder: "/work" },
    );
  assert.deepEqual(from({}), SETTINGS);
  assert.equal(from({ interpreter: " ~/python " }).interpreter, "/home/me/python");
  assert.equal(from({ path: "${workspaceFolder}/bin/edgewise" }).path, "/work/bin/edgewise");
  assert.equal(from({ path: "${env:VENVS}/x/${env:NOTHING}" }).path, "/venvs/x/${env:NOTHING}");
  assert.equal(from({ path: 3, interpreter: "", importStrategy: "elsewhere" }).path, undefined);
  assert.equal(from({ enable: false }).enable, false);
});
