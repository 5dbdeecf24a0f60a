// What the user has set, as far as it is about starting the server. The server asks for the
// rest itself.

import { expand, type Surroundings } from "./variables";

export const SECTION = "edgewise";

export type ImportStrategy = "useBundled" | "fromEnvironment";

export interface Settings {
  enable: boolean;
  importStrategy: ImportStrategy;
  /** An `edgewise` to start instead of any other. */
  path: string | undefined;
  /** The Python of the project, and of the server. */
  interpreter: string | undefined;
}

/** Settings that decide how the server is started. */
export const DECIDE_THE_START = ["enable", "importStrategy", "path", "interpreter"].map(
  (name) => `${SECTION}.${name}`,
);

/** What `workspace.getConfiguration(SECTION, folder)` gives. */
export interface Configuration {
  get(name: string): unknown;
}

export function readSettings(configuration: Configuration, around: Surroundings): Settings {
  const path = (name: string) => {
    const value = configuration.get(name);
    return typeof value === "string" && value.trim() ? expand(value.trim(), around) : undefined;
  };
  return {
    enable: configuration.get("enable") !== false,
    importStrategy:
      configuration.get("importStrategy") === "fromEnvironment" ? "fromEnvironment" : "useBundled",
    path: path("path"),
    interpreter: path("interpreter"),
  };
}
