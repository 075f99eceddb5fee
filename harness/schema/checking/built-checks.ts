/** Whether a value fits a schema. */
export type BuiltCheck = (value: unknown) => boolean;

/** Checks that a build has made of schemas which are known before a run, by name; the build replaces this file. From the sources, schemas are compiled. */
export const builtChecks: Readonly<Record<string, BuiltCheck>> | undefined = undefined;
