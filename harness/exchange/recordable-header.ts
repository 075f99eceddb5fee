import type { Contract } from '../model/contract.ts';

/** Names of headers whose values are written down; the values of all others are replaced. */
export function recordableHeaders(contract?: Contract): (name: string) => boolean {
  if (contract === undefined) return isUsual;
  const known = byContract.get(contract) ?? namesOf(contract);
  byContract.set(contract, known);
  return (name) => isUsual(name) || known.has(name);
}

const byContract = new WeakMap<Contract, ReadonlySet<string>>();

/** Names that the contract itself speaks of, unless they carry credentials. */
function namesOf(contract: Contract): ReadonlySet<string> {
  const { auth, rateLimit } = contract.profile;
  const responses = Object.values(contract.update.responses).flatMap(({ headers }) => Object.keys(headers));
  const names = [
    ...responses,
    ...Object.keys(auth.context ?? {}),
    ...(rateLimit?.headers ?? []).map(({ name }) => name),
  ];
  const known = new Set(names.map((name) => name.toLowerCase()));
  for (const name of [...never, ...auth.schemes.flatMap(({ headers }) => Object.keys(headers))]) {
    known.delete(name.toLowerCase());
  }
  return known;
}

function isUsual(name: string): boolean {
  return usual.has(name) || /^(x-)?ratelimit-[a-z-]+$/.test(name);
}

const never = ['authorization', 'proxy-authorization', 'cookie', 'set-cookie'];

const usual: ReadonlySet<string> = new Set([
  'accept',
  'accept-encoding',
  'age',
  'allow',
  'cache-control',
  'connection',
  'content-encoding',
  'content-language',
  'content-length',
  'content-type',
  'date',
  'deprecation',
  'etag',
  'expires',
  'keep-alive',
  'last-modified',
  'location',
  'prefer',
  'preference-applied',
  'request-id',
  'retry-after',
  'server',
  'sunset',
  'traceparent',
  'transfer-encoding',
  'user-agent',
  'vary',
  'via',
  'www-authenticate',
  'x-request-id',
]);
