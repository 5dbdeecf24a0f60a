// Which documents concern Edgewise, and which of them are worth a server.

const CONFIGURATION = /(^|[\\/])(wrangler\.(toml|jsonc?)|pyproject\.toml|edgewise\.toml)$/;

/** Configuration files by name: without an extension for TOML theirs are plain text. */
export const DOCUMENTS = [
  { language: "python", scheme: "file" },
  { language: "python", scheme: "untitled" },
  { scheme: "file", pattern: "**/wrangler.{toml,json,jsonc}" },
  { scheme: "file", pattern: "**/{pyproject,edgewise}.toml" },
];

export interface Text {
  languageId: string;
  uri: { scheme: string; path: string };
  getText(): string;
}

export function concernsEdgewise(document: Text): boolean {
  const { scheme, path } = document.uri;
  if (document.languageId === "python") {
    return scheme === "file" || scheme === "untitled";
  }
  return scheme === "file" && CONFIGURATION.test(path);
}

/**
 * Whether a document is reason enough to start the server.
 *
 * Most wrangler files belong to Workers in JavaScript, whose authors may not even have Python:
 * only one that speaks of Python counts. Once the server runs, it looks at all of them.
 */
export function needsServer(document: Text): boolean {
  if (!concernsEdgewise(document)) {
    return false;
  }
  return !/wrangler\.\w+$/.test(document.uri.path) || /python|\.py\b/.test(document.getText());
}
