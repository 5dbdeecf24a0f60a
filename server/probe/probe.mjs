// Boots one Pyodide, offline, and answers questions about it.
//
//     node probe.mjs <folder of the npm package> < jobs > answers
//
// A job is a line of JSON, an answer is the line of JSON that `inside.py` makes of it, after the
// word `answer` (under Node a job may reach a shell, which writes to the same output).
// Answers are written one by one, so that the caller knows which job ended the interpreter, after
// `ready`, so that it knows that there was one.
import { readFile } from "node:fs/promises";
import { writeSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const folder = path.resolve(process.argv[2]);
const { loadPyodide } = await import(pathToFileURL(path.join(folder, "pyodide.mjs")).href);
const silent = () => {};
const pyodide = await loadPyodide({
  indexURL: folder + path.sep,
  stdin: () => null, // nothing to read: a Worker has no terminal
  stdout: silent,
  stderr: silent,
});
await pyodide.runPythonAsync(await readFile(new URL("inside.py", import.meta.url), "utf8"));
const answer = pyodide.globals.get("answer");

writeSync(1, "ready\n");

let jobs = "";
for await (const chunk of process.stdin) {
  jobs += chunk;
}
for (const job of jobs.split("\n").filter(Boolean)) {
  writeSync(1, "answer " + (await answer(job)) + "\n");
}
process.exit(0);
