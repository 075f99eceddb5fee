import {
  type Contract,
  type Finding,
  failure,
  type Received,
  type Requirement,
  type Seen,
} from '../../harness/suite.ts';
import { encodingsOf } from '../steps/encodings-of.ts';
import { responsesOf } from '../steps/responses-of.ts';

/** Shorter texts occur by chance. */
const shortest = 8;

/** Looks for the callers' secrets, and for the credentials of the request itself, in every response, plain and encoded. */
export default {
  kind: 'judge',
  id: 'response.no-secret-echo',
  level: 'must',
  severity: 'permissions',
  owasp: 'API8:2023 Security Misconfiguration',
  sentence: 'A response MUST NOT contain a credential.',
  source: 'RFC 9110 section 17.16.1: credentials are to be kept confidential',
  matters: 'keys end up in logs, in screenshots and in the hands of others',
  appliesTo: ({ profile }) => profile.auth.schemes.length > 0 || 'the contract asks for no credentials',
  judge(seen) {
    const secrets = textsOf(seen.secrets, ownCredentials(seen));
    return responsesOf(seen.exchange).flatMap((response): readonly Finding[] => {
      const place = placeOf(response, secrets);
      if (place === undefined) return [];
      return [
        failure({
          code: 'secret-echoed',
          fact: `a response with status ${response.status} shows a credential in its ${place}`,
          expected: 'no credential',
          received: 'one, not repeated here',
        }),
      ];
    });
  },
} satisfies Requirement;

function placeOf(response: Received, secrets: readonly string[]): string | undefined {
  if (response.body.length > 0) {
    // One character a byte: quick to search, and the forms are looked for as bytes too.
    const body = Buffer.from(response.body.buffer, response.body.byteOffset, response.body.byteLength).toString(
      'latin1',
    );
    if (secrets.some((secret) => body.includes(secret))) return 'body';
  }
  const values = response.headers.map(([, value]) => value).join('\n');
  if (!secrets.some((secret) => values.includes(secret))) return undefined;
  return response.headers.find(([, value]) => secrets.some((secret) => value.includes(secret)))?.[0];
}

/** A secret's encodings, also as their bytes look when each is taken for a character. */
function formsOf(secret: string): readonly string[] {
  return encodingsOf(secret).flatMap((form) => [form, Buffer.from(form).toString('latin1')]);
}

/** Texts to look for, by the callers' secrets and by the request's own: the same few for thousands of responses. */
const texts = new WeakMap<readonly string[], Map<string, readonly string[]>>();

function textsOf(secrets: readonly string[], own: readonly string[]): readonly string[] {
  const of = texts.get(secrets) ?? new Map<string, readonly string[]>();
  texts.set(secrets, of);
  const key = own.join('\n');
  const found = of.get(key) ?? [
    ...new Set([...secrets, ...own].filter(({ length }) => length >= shortest).flatMap(formsOf)),
  ];
  if (of.size < 256) of.set(key, found);
  return found;
}

/** Names of the headers that carry credentials, by contract. */
const names = new WeakMap<Contract, ReadonlySet<string>>();

function namesOf(contract: Contract): ReadonlySet<string> {
  const known = names.get(contract);
  if (known) return known;
  const { schemes } = contract.profile.auth;
  const found = new Set(schemes.flatMap(({ headers }) => Object.keys(headers).map((name) => name.toLowerCase())));
  names.set(contract, found);
  return found;
}

/** What this request sent to prove who it is, right or wrong, without the scheme's word. */
function ownCredentials({ contract, exchange }: Seen): readonly string[] {
  const known = namesOf(contract);
  return Object.entries(exchange.request.headers).flatMap(([name, value]) =>
    known.has(name.toLowerCase()) ? [value.replace(/^\S+ /, '')] : [],
  );
}
