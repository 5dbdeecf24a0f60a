// Writes the licences of what the extension carries: the packages of npm that the bundle is made
// of, and the distributions of PyPI beside the server.

import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const LICENCE = /^(licen[cs]e|copying|notice|authors)/i;
const RULE = "-".repeat(80);

/** Write them to `file`: `metafile` is esbuild's, `libraries` the folder with the distributions. */
export function writeNotices(file, metafile, libraries) {
  const notices = [...fromNpm(metafile), ...fromPyPI(libraries)];
  const head =
    "Edgewise for VS Code contains the software below, which others wrote.\n" +
    "Each is under the licence that follows its name.\n";
  writeFileSync(file, [head, ...notices.map(asText)].join(`\n${RULE}\n\n`));
}

function fromNpm({ inputs }) {
  const folders = Object.keys(inputs).map(
    (path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0],
  );
  return [...new Set(folders)].filter(Boolean).map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json")));
    return { name, version, license, files: licences(folder) };
  });
}

function fromPyPI(libraries) {
  const folders = readdirSync(libraries).filter((name) => name.endsWith(".dist-info"));
  if (folders.length === 0) {
    throw new Error(`${libraries} has no distributions: scripts/bundle_server.py puts them there`);
  }
  return folders.map((name) => {
    const folder = join(libraries, name);
    const [headers] = readFileSync(join(folder, "METADATA"), "utf8").split(/\r?\n\r?\n/, 1);
    const header = (wanted) => new RegExp(`^${wanted}: (.*)$`, "m").exec(headers)?.[1];
    return {
      name: header("Name"),
      version: header("Version"),
      license: header("License-Expression") ?? header("License"),
      files: licences(folder),
    };
  });
}

/** The texts in a package's folder, and in the folder `licenses` that wheels have. */
function licences(folder) {
  return readdirSync(folder, { recursive: true })
    .map(String)
    .filter((path) => /^([^/\\]+|licenses[/\\].+)$/.test(path))
    .filter((path) => LICENCE.test(path) && statSync(join(folder, path)).isFile())
    .sort()
    .map((path) => readFileSync(join(folder, path), "utf8").replaceAll("\r\n", "\n").trim());
}

function asText({ name, version, license, files }) {
  if (files.length === 0) {
    throw new Error(`${name} comes without its licence`);
  }
  return `${name} ${version}${license ? ` (${license})` : ""}\n\n${files.join("\n\n")}\n`;
}
