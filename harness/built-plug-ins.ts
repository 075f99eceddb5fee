/** A folder of the house as a build knows it. */
export interface BuiltFolder {
  /** Its files, by their path from the folder. */
  readonly paths: readonly string[];
  /** Loads all of them at once. */
  readonly load: () => Promise<{ readonly modules: readonly { readonly default?: unknown }[] }>;
}

/** The plug-ins that a build has put together, by folder; the build replaces this file. From the sources, folders are read. */
export const builtPlugIns: Readonly<Record<string, BuiltFolder>> | undefined = undefined;
