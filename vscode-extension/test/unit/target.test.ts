import assert from "node:assert/strict";
import { test } from "node:test";
import { inWords, type Runtime } from "../../src/target";

const runtime = (name: string, python: string, pyodide: string): Runtime => ({
  name,
  label: name,
  python,
  pyodide,
});
const WORKERS_313 = runtime("workers-3.13", "3.13.2", "0.28.2");
const WORKERS_314 = runtime("workers-3.14", "3.14.2", "314.0.6");
const PYODIDE = runtime("pyodide-0.29", "3.13.2", "0.29.5");

test("a target in words", () => {
  const words = (...runtimes: Runtime[]) => inWords({ runtimes });
  assert.equal(words(WORKERS_314), "Workers · Python 3.14");
  assert.equal(words(WORKERS_313, WORKERS_314), "Workers · Python 3.13, 3.14");
  assert.equal(words(PYODIDE), "Pyodide 0.29.5");
  assert.equal(words(PYODIDE, WORKERS_313), "Workers · Python 3.13 | Pyodide 0.29.5");
});
