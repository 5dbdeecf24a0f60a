import assert from "node:assert/strict";
import { test } from "node:test";
import { concernsEdgewise, needsServer } from "../../src/documents";

const document = (path: string, languageId: string, text = "", scheme = "file") => ({
  languageId,
  uri: { scheme, path },
  getText: () => text,
});

test("Python and the configuration files concern Edgewise, other TOML and JSON does not", () => {
  const concerns = (path: string, language: string, scheme?: string) =>
    concernsEdgewise(document(path, language, "", scheme));
  assert.ok(concerns("/w/entry.py", "python"));
  assert.ok(concerns("Untitled-1", "python", "untitled"));
  assert.ok(concerns("/w/wrangler.jsonc", "jsonc"));
  assert.ok(concerns("/w/wrangler.toml", "plaintext"));
  assert.ok(concerns("/w/pyproject.toml", "toml"));
  assert.ok(!concerns("/w/package.json", "json"));
  assert.ok(!concerns("/w/my-wrangler.toml", "toml"));
  assert.ok(!concerns("/w/uv.lock", "toml"));
  assert.ok(!concerns("/w/entry.py", "python", "git"));
  assert.ok(!concerns("/w/wrangler.toml", "toml", "git"));
});

test("the wrangler file of a Worker in JavaScript starts no server", () => {
  const wrangler = (text: string) => needsServer(document("/w/wrangler.jsonc", "jsonc", text));
  assert.ok(!wrangler('{"main": "src/index.ts", "compatibility_date": "2026-03-01"}'));
  assert.ok(wrangler('{"main": "src/entry.py"}'));
  assert.ok(wrangler('{"compatibility_flags": ["python_workers"]}'));
  assert.ok(needsServer(document("/w/entry.py", "python")));
  assert.ok(!needsServer(document("/w/notes.md", "markdown", "python")));
});
