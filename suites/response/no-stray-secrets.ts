import { type Finding, failure, isObject, type Json, type JsonSchema, type Requirement } from '../../harness/suite.ts';
import { documentOf, responsesOf } from '../steps/responses-of.ts';

/** Names of members that hold what nobody should be told, words apart. */
const secretive = /(^| )(password|passwd|pwd|passphrase|secret|salt|private key|api key|token|otp|totp|mfa)( |$)/;
/** What looks like one of them and is none: pages, and what says that there is one. */
const harmless =
  /(^| )(next|prev|previous|page|cursor|continuation|sync|csrf|type|count|expires|expiry|changed|updated|last|has|is|enabled|required|policy|status|method|methods|at|on)( |$)/;
/** Levels of a body that are looked through. */
const deepest = 8;

/** Looks through accepted responses for members that the document does not name and whose names say that they hold a secret. */
export default {
  kind: 'judge',
  id: 'response.no-stray-secrets',
  level: 'should',
  severity: 'permissions',
  owasp: 'API3:2023 Broken Object Property Level Authorization',
  sentence: 'A response SHOULD NOT show a password, a token or the like that the document does not name.',
  source: 'OWASP API Security Top 10 2023, API3 (excessive data exposure)',
  matters: 'whoever may read users, or a log of it, holds what lets in as them',
  judge({ contract, exchange }) {
    return responsesOf(exchange).flatMap((response): readonly Finding[] => {
      if (response.status >= 300 || response.json?.ok !== true) return [];
      const schema = Object.values(documentOf(contract, exchange, response)?.content ?? {})[0]?.schema;
      const found = secretMembers(response.json.value, '', deepest).filter(({ name }) => !names(schema, name));
      const each = new Map(found.map((member) => [member.at, member]));
      return [...each.values()].map(({ name, at }) => {
        const fact = `a response shows ${name}, which the document does not name`;
        const words = { code: 'secret-shown', fact, expected: 'no such member', received: 'one, not repeated here' };
        return failure({ ...words, at });
      });
    });
  },
} satisfies Requirement;

interface Member {
  readonly name: string;
  readonly at: string;
}

function secretMembers(value: Json, at: string, levels: number): readonly Member[] {
  if (levels === 0) return [];
  if (Array.isArray(value))
    return (value as readonly Json[]).flatMap((item) => secretMembers(item, `${at}/*`, levels - 1));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    const here = `${at}/${name}`;
    if (typeof inner !== 'string') return secretMembers(inner, here, levels - 1);
    return inner.length > 3 && isSecretive(name) ? [{ name, at: here }] : [];
  });
}

function isSecretive(name: string): boolean {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/[^A-Za-z0-9]+/g, ' ')
    .toLowerCase();
  return secretive.test(words) && !harmless.test(words);
}

/** Whether a schema names a member anywhere: what is documented, if unwisely, is no slip. */
function names(schema: JsonSchema | undefined, name: string): boolean {
  const known = declared.get(schema as object) ?? namesIn(schema as Json, new Set());
  if (isObject(schema as Json)) declared.set(schema as object, known);
  return known.has(name);
}

const declared = new WeakMap<object, ReadonlySet<string>>();

function namesIn(schema: Json | undefined, found: Set<string>): ReadonlySet<string> {
  if (Array.isArray(schema)) for (const inner of schema as readonly Json[]) namesIn(inner, found);
  if (!isObject(schema)) return found;
  for (const [key, inner] of Object.entries(schema)) {
    if (key === 'properties' && isObject(inner)) for (const name of Object.keys(inner)) found.add(name);
    namesIn(inner, found);
  }
  return found;
}
