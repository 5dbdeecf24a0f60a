import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, realpathSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { Bundle } from "../../src/bundle";
import { describePython, isNewEnough } from "../../src/python";
import { type Machine, onPath, pythonsOnPath, thisMachine } from "../../src/searchPath";
import { isInside } from "../../src/trust";

const folder = () => realpathSync(mkdtempSync(join(tmpdir(), "edgewise-")));

function machine(changes: Partial<Machine> & { files: string[] }): Machine {
  return {
    platform: "linux",
    path: "/home/me/bin:/usr/bin",
    isExecutable: (path) => changes.files.includes(path),
    exists: (path) => changes.files.includes(path),
    ...changes,
  };
}

test("python3 comes first, then those that name their version, the newest first", () => {
  const files = ["/usr/bin/python3.11", "/usr/bin/python3", "/home/me/bin/python3.13"];
  assert.deepEqual(pythonsOnPath(machine({ files })), [
    "/usr/bin/python3",
    "/home/me/bin/python3.13",
    "/usr/bin/python3.11",
  ]);
});

test("what PATH names relative to the current folder does not count", () => {
  const path = ".:bin::/usr/bin";
  assert.deepEqual(onPath(machine({ path, files: ["python3", "bin/python3"] }), ["python3"]), []);
});

test("Windows has its own names", () => {
  const files = ["C:\\Python\\python.exe", "C:\\Windows\\py.exe"];
  const windows = machine({ platform: "win32", path: "C:\\Python;C:\\Windows", files });
  assert.deepEqual(pythonsOnPath(windows), files);
});

test("a Mac's python3 that would open a dialog is left alone", () => {
  const files = ["/usr/bin/python3"];
  assert.deepEqual(pythonsOnPath(machine({ platform: "darwin", files })), []);
  const tools = [...files, "/Library/Developer/CommandLineTools/usr/bin/python3"];
  assert.deepEqual(pythonsOnPath(machine({ platform: "darwin", files: tools })), files);
});

test("a program is inside a folder by its path and by where links lead", () => {
  const [workspace, home] = [folder(), folder()];
  mkdirSync(join(workspace, "bin"));
  symlinkSync(process.execPath, join(workspace, "bin", "python"));
  symlinkSync(workspace, join(home, "link"));
  symlinkSync(join(workspace, "bin"), join(home, "bin"));
  writeFileSync(join(workspace, "evil"), "");
  symlinkSync(join(workspace, "evil"), join(home, "python"));

  for (const inside of ["bin/python", "evil", "no/such"]) {
    assert.ok(isInside(join(workspace, inside), [workspace]), inside);
    assert.ok(isInside(join(workspace, inside), [join(home, "link")]) || inside === "no/such");
  }
  assert.ok(isInside(join(home, "python"), [workspace]));
  assert.ok(isInside(join(home, "bin", "python"), [workspace]));
  assert.ok(!isInside(process.execPath, [workspace]));
  assert.ok(!isInside(`${workspace}-other/python`, [workspace]));
  assert.ok(!isInside(join(workspace, "python"), []));
});

test("a real Python says what it is, and a bundle fits it by its native modules", async () => {
  const path = pythonsOnPath(thisMachine())[0];
  assert.ok(path, "these tests need a Python");
  const cwd = folder();
  const python = await describePython(path, cwd, false);
  assert.ok(isNewEnough(python));
  assert.equal(python.hasEdgewise, false);

  const bundle = new Bundle(cwd);
  assert.equal(bundle.fits(python), false);
  assert.deepEqual(bundle.pythons, []);
  mkdirSync(join(cwd, "libs", "tree_sitter"), { recursive: true });
  writeFileSync(join(cwd, "libs", "tree_sitter", `_binding${python.suffixes[0]}`), "");
  assert.equal(bundle.fits(python), true);
  assert.deepEqual(bundle.pythons, [python.version.slice(0, 2).join(".")]);
});

test("what is no Python says why", async () => {
  const cwd = folder();
  const broken = join(cwd, "python");
  writeFileSync(broken, "#!/bin/sh\necho 'no such luck' >&2\nexit 3\n", { mode: 0o755 });
  await assert.rejects(describePython(broken, cwd, false), /^Error: no such luck$/);
  await assert.rejects(describePython(join(cwd, "nothing"), cwd, false), /ENOENT/);
});
