import { hexadecimal, type Random } from '../domain/seeded-random.ts';
import type { Contract } from '../model/contract.ts';
import type { AuthScheme } from '../model/profile.ts';
import type { CallerName } from '../model/target.ts';

/** A caller that has credentials. */
export type Identified = Exclude<CallerName, 'anonymous'>;

/** The credentials of every caller, and who a request's headers say it comes from. */
export interface Credentials {
  headers(caller: Identified, scheme: string): Readonly<Record<string, string>>;
  /** `anonymous` when no scheme's headers are all there, `wrong` when they are and fit nobody. */
  recognize(headers: Readonly<Record<string, string>>): CallerName | 'wrong';
}

const callers: readonly Identified[] = ['admin', 'member', 'otherOrganization'];

/** Makes credentials for each caller, scheme and header; all headers of one scheme prove an identity together. */
export function makeCredentials(contract: Contract, random: Random): Credentials {
  const { schemes } = contract.profile.auth;
  const made = new Map<string, Readonly<Record<string, string>>>();
  for (const caller of callers) {
    for (const scheme of schemes) made.set(`${caller} ${scheme.name}`, headersFor(caller, scheme, random));
  }
  const headers = (caller: Identified, scheme: string) => made.get(`${caller} ${scheme}`) ?? {};
  const proofs = schemes.map((scheme) => proofOf(scheme, headers));
  const recognize = (sent: Readonly<Record<string, string>>) => {
    if (schemes.length === 0) return 'admin';
    let complete = false;
    for (const { parts, known, asGiven } of proofs) {
      const [{ name } = { name: '' }] = parts;
      const named = parts.length === 1 ? asGiven.get(sent[name] ?? '') : undefined;
      if (named) return named;
      const values = valuesIn(sent, parts);
      if (values === undefined) continue;
      complete = true;
      const caller = known.get(values);
      if (caller) return caller;
    }
    return complete ? 'wrong' : 'anonymous';
  };
  return { headers, recognize };
}

/** What proves an identity by one scheme: headers by lower-case name, what is fixed in each, and whom their values name. */
function proofOf(scheme: AuthScheme, headers: Credentials['headers']) {
  const parts = Object.entries(scheme.headers).map(([name, template]) => ({
    name: name.toLowerCase(),
    fixed: fixedIn(template),
  }));
  const own = (caller: Identified) => valuesIn(lowered(headers(caller, scheme.name)), parts) ?? '';
  const first = (caller: Identified) => Object.values(headers(caller, scheme.name))[0] ?? '';
  return {
    parts,
    known: new Map(callers.toReversed().map((caller) => [own(caller), caller])),
    // By the first header letter for letter, as nearly everybody sends it.
    asGiven: new Map(callers.toReversed().map((caller) => [first(caller), caller])),
  };
}

/** The values of a scheme's headers, a line each; `undefined` when one is missing. */
function valuesIn(
  sent: Readonly<Record<string, string>>,
  parts: readonly { readonly name: string; readonly fixed: string }[],
): string | undefined {
  let values = '';
  for (const { name, fixed } of parts) {
    const value = sent[name];
    if (isEmpty(value, fixed)) return undefined;
    values += `${normal(value ?? '')}\n`;
  }
  return values;
}

function lowered(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

function fixedIn(template: string): string {
  return template
    .replace(/\{(secret|basic)\}.*/, '')
    .trim()
    .toLowerCase();
}

/** The challenge of a 401 (RFC 9110 section 11.6.1), one for each scheme. */
export function challengeOf(contract: Contract): string {
  const words = contract.profile.auth.schemes.map(({ headers }) => {
    const word = /^(\w+) /.exec(Object.values(headers)[0] ?? '')?.[1];
    return `${word ?? 'ApiKey'} realm="mock"`;
  });
  return [...new Set(words)].join(', ') || 'Bearer realm="mock"';
}

function headersFor(caller: Identified, scheme: AuthScheme, random: Random): Readonly<Record<string, string>> {
  const filled = Object.entries(scheme.headers).map(([name, template]) => {
    const secret = `mock-${caller}-${hexadecimal(random, 24)}`;
    const basic = Buffer.from(`${caller}:${secret}`).toString('base64');
    return [name, template.replaceAll('{secret}', secret).replaceAll('{basic}', basic)];
  });
  return Object.fromEntries(filled) as Record<string, string>;
}

/** No header, or a scheme's word with nothing behind it. */
function isEmpty(value: string | undefined, fixed: string): boolean {
  const text = value?.trim() ?? '';
  return text === '' || (text.length === fixed.length && text.toLowerCase() === fixed);
}

/** Scheme words are case-insensitive, what follows is not (RFC 9110 section 11.1). */
function normal(value: string): string {
  const space = value.indexOf(' ');
  return space < 0 ? value : `${value.slice(0, space).toLowerCase()} ${value.slice(space + 1).trim()}`;
}
