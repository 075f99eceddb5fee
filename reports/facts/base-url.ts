import type { RunHeader, RunVerdict } from '../../harness/model/run.ts';

/** Base URL of a verdict's target; `undefined` where it has none that would still be there, as the embedded mock. */
export function baseUrlOf(header: RunHeader, { target }: Pick<RunVerdict, 'target'>): string | undefined {
  const found = header.targets.find(({ name }) => name === target)?.baseUrl;
  return found !== undefined && isAbsolute(found) ? found.replace(/\/$/, '') : undefined;
}

/** True for an address with scheme and host; a record may hold the path alone. */
export function isAbsolute(address: string): boolean {
  return /^https?:\/\//i.test(address);
}
