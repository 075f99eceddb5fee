import { isObject } from '../domain/is-object.ts';
import type { Contract } from '../model/contract.ts';
import type { Json } from '../model/json.ts';
import type { MockViolation } from '../model/mock.ts';
import type { Rejection } from './call.ts';
import { schemaAtPlace } from './responses/schema-place.ts';

/**
 * What exactly is wrong, in words for an error body: place, rule, allowed values. It repeats nothing that was sent, so that
 * a refusal never carries a secret or a script back.
 */
export function explainRejection(contract: Contract, { refusal, violation, detail }: Rejection): string | undefined {
  const why = detail ?? (violation ? explainViolation(contract, refusal, violation) : undefined);
  if (why === undefined) return undefined;
  const said = contract.profile.refusals?.[refusal]?.detail;
  return said === undefined ? why : `${said} (${why})`;
}

function explainViolation(
  contract: Contract,
  refusal: Rejection['refusal'],
  violation: MockViolation,
): string | undefined {
  const { pointer, keyword, proseConstraint } = violation;
  const where = pointer === '' ? 'the body' : pointer;
  if (refusal === 'last-owner') return undefined;
  if (refusal === 'mismatched-id') return `${where} must repeat the id of the request`;
  if (refusal === 'unknown-role') return `${where} must name ${list(rolesOf(contract))}`;
  const rule = contract.profile.constraints?.find(({ id }) => id === proseConstraint);
  const schema = rule?.schema ?? schemaAtPlace(contract.request.documented, pointer);
  const limit = isObject(schema) ? schema[keyword] : undefined;
  // A value that no alternative takes breaks each of them: the one that lists values says most.
  const values = isObject(schema) && limit === undefined && Array.isArray(schema.enum) ? schema.enum : undefined;
  const words = wordsOf(keyword, limit) ?? (values ? wordsOf('enum', values) : undefined);
  const description = rule ? `${where}: ${rule.description}` : undefined;
  return words === undefined ? (description ?? `${where} breaks ${keyword}`) : `${where} ${words}`;
}

function rolesOf({ profile }: Contract): readonly Json[] {
  return profile.permissions.roles.filter((role) => role.mayBeAssigned !== false).map(({ value }) => value);
}

function wordsOf(keyword: string, limit: Json | undefined): string | undefined {
  if (keyword === 'required') return 'is required';
  if (keyword === 'additionalProperties' || keyword === 'unevaluatedProperties') return 'is not a known field';
  if (limit === undefined) return undefined;
  if (keyword === 'enum') return `must be one of ${list(limit as readonly Json[])}`;
  if (keyword === 'type') return `must be of type ${[limit].flat().join(' or ')}`;
  if (typeof limit === 'object') return undefined;
  return Object.hasOwn(sentences, keyword) ? `${sentences[keyword]} ${JSON.stringify(limit)}` : undefined;
}

const sentences: Readonly<Record<string, string>> = {
  const: 'must be',
  format: 'must have the format',
  pattern: 'must match',
  minLength: 'must not be shorter, in characters, than',
  maxLength: 'must not be longer, in characters, than',
  minItems: 'must not have fewer items than',
  maxItems: 'must not have more items than',
  minimum: 'must not be less than',
  maximum: 'must not be more than',
};

function list(values: readonly Json[]): string {
  const most = 20;
  const shown = values.slice(0, most).map((value) => JSON.stringify(value));
  return [...shown, ...(values.length > most ? [`${values.length - most} more`] : [])].join(', ');
}
