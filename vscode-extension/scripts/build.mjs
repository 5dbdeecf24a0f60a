// Bundles the extension into dist/extension.js; with --tests its tests into dist/test too.

import { readdirSync, rmSync } from "node:fs";
import { build } from "esbuild";

const production = process.argv.includes("--production");
const common = {
  bundle: true,
  platform: "node",
  format: "cjs",
  target: "node20", // the Node of VS Code 1.93
  external: ["vscode"],
  // "module" first: the UMD builds of some packages require by names that esbuild cannot follow.
  mainFields: ["module", "main"],
  logLevel: "warning",
};

rmSync("dist", { recursive: true, force: true });
await build({
  ...common,
  entryPoints: ["src/extension.ts"],
  outfile: "dist/extension.js",
  minify: production,
  keepNames: true,
  sourcemap: !production,
  legalComments: "linked",
});
if (process.argv.includes("--tests")) {
  const tests = (folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith(".ts"))
      .map((name) => `${folder}/${name}`);
  await build({
    ...common,
    entryPoints: [...tests("test/unit"), ...tests("test/host")],
    outdir: "dist/test",
    outbase: "test",
    sourcemap: "inline",
  });
}
