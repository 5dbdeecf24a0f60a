// Bundles the extension into dist/extension.js; with --tests its tests into dist/test too, with
// --production small and with the licences of what it carries.

import { readdirSync, rmSync } from "node:fs";
import { build } from "esbuild";
import { writeNotices } from "./notices.mjs";

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
const { metafile } = await build({
  ...common,
  entryPoints: ["src/extension.ts"],
  metafile: true,
  outfile: "dist/extension.js",
  minify: production,
  keepNames: true,
  sourcemap: !production,
  legalComments: "linked",
});
if (production) {
  writeNotices("NOTICES.txt", metafile, "bundled/libs");
}
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
