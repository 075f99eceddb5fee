import type { Json } from '../../model/json.ts';
import type { Change, Rule } from '../../model/profile.ts';
import { compile } from '../../schema/compile.ts';
import { at, child } from '../../schema/reading/pointer.ts';
import { isObject } from '../../schema/reading/subschemas.ts';
import { schemaAtPlace } from '../answers/schema-place.ts';
import { type Check, nothing, type Refusal, refuse } from '../call.ts';
import { obeyRule } from '../obey-rule.ts';
import { rankedRole, roleChange } from '../state/role-change.ts';
import type { World } from '../world.ts';

/** Places of the body that repeat the id must repeat it. */
export const checkRepeated: Check<World> = ({ contract }, call) => {
  const { body, subjectId } = call;
  if (body === undefined || subjectId === undefined) return nothing;
  return (contract.profile.subject.repeated ?? []).flatMap((pointer) => {
    const value = at(body, pointer);
    // Another type than an id has is for the schema to refuse.
    const differs = (typeof value === 'string' || typeof value === 'number') && String(value) !== subjectId;
    return differs ? refuse('mismatched-id', pointer, 'const') : nothing;
  });
};

/** The body must conform to the documented schema. */
export const checkSchema: Check<World> = ({ contract, choices }, call) => {
  const { body } = call;
  if (body === undefined) return nothing;
  const schema = compile(contract.request.documented);
  if (!schema.accepts(body)) {
    return schema.errors(body).map(({ pointer, keyword }): Refusal => {
      const cause = keyword === 'required' ? 'missing-field' : 'invalid-value';
      return { cause, violation: { pointer, keyword } };
    });
  }
  if (choices.unknownFields === 'ignore') return nothing;
  return unknownFields(contract.request.documented, body).flatMap((pointer) =>
    refuse('invalid-value', pointer, 'additionalProperties'),
  );
};

/** The body must obey the rules that only prose states. */
export const checkRules: Check<World> = ({ contract, choices }, call) => {
  const { body } = call;
  if (body === undefined) return nothing;
  return contract.request.rules.flatMap((rule) => {
    if (rule.side === 'valid' && choices.undecided === 'accept') return nothing;
    return breaks(rule, body) ? refuse(rule.cause ?? 'invalid-value', rule.at, keywordOf(rule), rule.id) : nothing;
  });
};

/** Changed fields must name values that exist. */
export const checkValues: Check<World> = (world, call) => {
  const { body } = call;
  if (body === undefined) return nothing;
  return world.contract.profile.changes.flatMap((change) => {
    const legal = legalValues(world, change);
    const value = at(body, change.request);
    if (legal === undefined || value === undefined || value === null) return nothing;
    const each = Array.isArray(value) ? (value as readonly Json[]) : [value];
    return each.every((item) => legal.includes(item)) ? nothing : refuse('unknown-role', change.request, 'enum');
  });
};

/** An organisation keeps an owner, where the contract or the profile says so. */
export const checkLastOwner: Check<World> = (world, call) => {
  const { contract } = world;
  const { mock, causes } = contract.profile;
  const { subject, body } = call;
  const change = roleChange(contract);
  const refuses = mock?.lastOwner === 'refuse' || (causes?.['last-owner'] !== undefined && mock?.lastOwner !== 'allow');
  if (!refuses || subject === undefined || body === undefined || change === undefined) return nothing;
  const wanted = at(body, change.request);
  if (wanted === undefined || wanted === null || rankedRole(contract, wanted)?.owner) return nothing;
  if (!rankedRole(contract, subject.role)?.owner) return nothing;
  const others = [...world.users.values()].filter(
    (user) => user.id !== subject.id && !user.removed && user.organisation === subject.organisation,
  );
  return others.some((user) => rankedRole(contract, user.role)?.owner)
    ? nothing
    : refuse('last-owner', change.request, 'const');
};

function breaks(rule: Rule, body: Json): boolean {
  const value = at(body, rule.at);
  return value !== undefined && !obeyRule(rule.schema, value);
}

function keywordOf(rule: Rule): string {
  return isObject(rule.schema) ? (Object.keys(rule.schema)[0] ?? '') : 'false';
}

/** Values that a change may take, where the document's schema does not say. */
export function legalValues(
  { contract }: { readonly contract: World['contract'] },
  change: Change,
): readonly Json[] | undefined {
  if (change.from !== 'roles') return change.values;
  return contract.profile.rights.roles.filter((role) => role.assignable !== false).map((role) => role.value);
}

/** Pointers of members that a schema with named properties does not name, however open it is. */
function unknownFields(
  schema: World['contract']['request']['documented'],
  value: Json,
  pointer = '',
): readonly string[] {
  const known = schemaAtPlace(schema, pointer);
  const here = at(value, pointer);
  if (known === undefined || !isObject(here) || !isObject(known.properties)) return [];
  const { properties } = known;
  return Object.keys(here).flatMap((key) =>
    Object.hasOwn(properties, key) ? unknownFields(schema, value, child(pointer, key)) : [child(pointer, key)],
  );
}
