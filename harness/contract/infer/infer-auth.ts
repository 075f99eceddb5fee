import { isFreshHeader } from '../../domain/fresh-header.ts';
import { isObject } from '../../domain/is-object.ts';
import type { Operation } from '../../model/contract.ts';
import type { JsonObject } from '../../model/json.ts';
import type { Auth, AuthScheme } from '../../model/profile.ts';
import type { Documents } from '../documents.ts';
import { kindOf } from './words.ts';

/** How callers prove who they are by the document, and what a person still has to say about it. */
export function inferAuth(
  documents: Documents,
  update: Operation,
): {
  readonly auth: Auth;
  readonly open: readonly string[];
  /** The document names none that a header can carry, or a header whose value nobody says. */
  readonly isGuess: boolean;
} {
  const open: string[] = [];
  const alternatives = update.security.filter((names) => names.length > 0);
  const schemes = alternatives.flatMap((names) => schemeOf(documents, names, open) ?? []);
  const distinct = [...new Map(schemes.map((scheme) => [JSON.stringify(scheme.headers), scheme])).values()];
  if (distinct.length === 0)
    open.push('the document names no credentials that a header can carry: these are placeholders, say which there are');
  const context = contextOf(update);
  if (Object.keys(context).length > 0) open.push('check the values of context: every request carries them');
  return {
    auth: {
      schemes: distinct.length > 0 ? distinct : [{ name: 'bearer', headers: { authorization: 'Bearer {secret}' } }],
      ...(Object.keys(context).length > 0 ? { context } : {}),
    },
    open,
    isGuess: open.length > 0,
  };
}

/** All of one alternative are needed together. */
function schemeOf(documents: Documents, names: readonly string[], open: string[]): AuthScheme | undefined {
  const headers: Record<string, string> = {};
  for (const name of names) {
    const entry = documents.child(documents.root, 'components', 'securitySchemes', name);
    const value = entry && documents.follow(entry)?.value;
    const one = isObject(value) ? headersOf(value) : undefined;
    if (one === undefined) {
      open.push(`${name} is left out: only credentials in headers and cookies can be sent`);
      return undefined;
    }
    if (headers.cookie !== undefined && one.cookie !== undefined) one.cookie = `${headers.cookie}; ${one.cookie}`;
    Object.assign(headers, one);
  }
  return { name: names.join(' + '), headers };
}

function headersOf({ type, scheme, in: where, name }: JsonObject): Record<string, string> | undefined {
  if (type === 'http' && String(scheme).toLowerCase() === 'basic') return { authorization: 'Basic {basic}' };
  if (type === 'http' || type === 'oauth2' || type === 'openIdConnect') return { authorization: 'Bearer {secret}' };
  if (type !== 'apiKey' || typeof name !== 'string') return undefined;
  if (where === 'header') return { [name]: '{secret}' };
  return where === 'cookie' ? { cookie: `${name}={secret}` } : undefined;
}

/** Required headers that are no credentials, with what the document gives as their value. */
function contextOf({ parameters }: Operation): Record<string, string> {
  const required = parameters.filter(
    ({ name, in: where, required: needed }) =>
      // A condition is of the state of one user, and of no value for all.
      where === 'header' && needed && !isFreshHeader(name) && !/^if-match$/i.test(name),
  );
  return Object.fromEntries(
    required.map(({ name, schema }) => {
      const { default: preset, example, enum: values, format } = isObject(schema) ? schema : {};
      const listed = Array.isArray(values) ? values[0] : undefined;
      const tenant = kindOf(name) === 'tenant' ? '{organization}' : undefined;
      const value = preset ?? example ?? listed ?? tenant ?? (format === 'email' ? 'someone@example.test' : 'value');
      return [name, String(value)];
    }),
  );
}
