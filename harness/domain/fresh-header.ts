import { randomUUID } from 'node:crypto';

/** Headers whose value has to be another for each request that is meant anew: a server responds to a known one from memory. */
export function isFreshHeader(name: string): boolean {
  return /^(?:x-)?idempot\w*-(?:key|id|token)$/i.test(name);
}

/** The same headers, those that have to be fresh with a new value. */
export function freshened(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, isFreshHeader(name) ? randomUUID() : value]),
  );
}
