/** Whether `text` is a regular expression of ECMA-262, with or without the flag `u`. */
export function isPattern(text: string): boolean {
  return flagsOf(text) !== undefined;
}

function flagsOf(text: string): 'u' | '' | undefined {
  for (const flags of ['u', ''] as const) {
    try {
      new RegExp(text, flags);
      return flags;
    } catch {
      // Not a pattern in this mode: the next one may read it.
    }
  }
  return undefined;
}

/** A matcher for ajv. */
export function matcher(pattern: string): { test(text: string): boolean } {
  return new RegExp(pattern, flagsOf(pattern) ?? 'u');
}
