// The variables that a path in the settings may hold.

export interface Surroundings {
  home: string;
  environment: NodeJS.ProcessEnv;
  /** The folder that the setting is read for; none in an empty window. */
  folder: string | undefined;
}

/** Replace `~`, `${userHome}`, `${workspaceFolder}` and `${env:NAME}`; what is unknown stays. */
export function expand(path: string, around: Surroundings): string {
  return path
    .replace(/^~(?=$|[\\/])/, around.home)
    .replaceAll("${userHome}", around.home)
    .replaceAll("${workspaceFolder}", (as) => around.folder ?? as)
    .replace(/\$\{env:(\w+)\}/g, (as, name: string) => around.environment[name] ?? as);
}
