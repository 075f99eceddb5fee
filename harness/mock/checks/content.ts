import { isObject } from '../../domain/is-object.ts';
import { operationsOf, patchPlaceOf, samePath } from '../../domain/patch-operations.ts';
import { at, child } from '../../domain/pointer.ts';
import { sameJson } from '../../domain/same-json.ts';
import type { Json } from '../../model/json.ts';
import type { Field, ProseConstraint } from '../../model/profile.ts';
import { compile } from '../../schema/compile.ts';
import { type Check, nothing, type Rejection, refuse } from '../call.ts';
import { obeyProseConstraint } from '../obey-prose-constraint.ts';
import { schemaAtPlace } from '../responses/schema-place.ts';
import { rankedRole, roleChange } from '../state/role-change.ts';
import type { World } from '../world.ts';

/** Places of the body that repeat the id must repeat it. */
export const checkRepeated: Check<World> = ({ contract }, call) => {
  const { body, userId } = call;
  const { repeated } = contract.profile.resource;
  if (body === undefined || userId === undefined || !repeated?.length) return nothing;
  return repeated.flatMap((pointer) => {
    const value = at(body, pointer);
    // Another type than an id has is for the schema to refuse.
    const differs = (typeof value === 'string' || typeof value === 'number') && String(value) !== userId;
    return differs ? refuse('mismatched-id', pointer, 'const') : nothing;
  });
};

/** The body must conform to the documented schema. */
export const checkSchema: Check<World> = ({ contract, choices }, call) => {
  const { body } = call;
  if (body === undefined) return nothing;
  if (choices.wholeNumbers === 'by-text' && /[:[,]-?\d+(?:\.0+|[eE]0)[,\]}]/.test(Buffer.from(call.bytes).toString()))
    return refuse('invalid-value', '', 'type');
  const schema = compile(contract.request.documented);
  if (!schema.accepts(body)) {
    return schema.errors(body).map(({ pointer, keyword }): Rejection => {
      const refusal = keyword === 'required' ? 'missing-field' : 'invalid-value';
      return { refusal, violation: { pointer, keyword } };
    });
  }
  if (choices.unknownFields === 'ignore') return nothing;
  return unknownFields(contract.request.documented, body).flatMap((pointer) =>
    refuse('invalid-value', pointer, 'additionalProperties'),
  );
};

/** Every operation of a patch must be about something that there is (RFC 6902 section 4.3), and a test must hold. */
export const checkPatch: Check<World> = ({ contract }, call) => {
  const { body, testUser } = call;
  const places = contract.profile.fields.flatMap((field) => patchPlaceOf(contract, field) ?? []);
  const [first] = places;
  if (body === undefined || first === undefined) return nothing;
  return operationsOf(body, first.operations).flatMap(({ op, path, value }, index) => {
    if (path === undefined || places.some((place) => op !== 'test' && samePath(place.path, path))) return nothing;
    const stood = testUser && at(testUser.user, `/${path.replace(/^\//, '').replaceAll('.', '/')}`);
    const fails = stood === undefined || (op === 'test' && !sameJson(stood, value));
    return fails ? refuse('invalid-value', `${first.operations}/${index}/path`, 'const') : nothing;
  });
};

/** The body must obey the rules that only prose states. */
export const checkProseConstraints: Check<World> = ({ contract, choices }, call) => {
  const { body } = call;
  const { proseConstraints } = contract.request;
  if (body === undefined || proseConstraints.length === 0) return nothing;
  return proseConstraints.flatMap((proseConstraint) => {
    if (proseConstraint.appliesTo === 'valid' && choices.undecided === 'accept') return nothing;
    return breaks(proseConstraint, body)
      ? refuse(
          proseConstraint.refusal ?? 'invalid-value',
          proseConstraint.pointer,
          keywordOf(proseConstraint),
          proseConstraint.id,
        )
      : nothing;
  });
};

/** Changed fields must name values that exist. */
export const checkValues: Check<World> = (world, call) => {
  const { body } = call;
  if (body === undefined) return nothing;
  return world.contract.profile.fields.flatMap((change) => {
    const legal = legalValues(world, change);
    const value = at(body, change.request);
    if (value === '' && change.kind === 'attribute' && world.choices.emptyTexts === 'refuse')
      return refuse('invalid-value', change.request, 'minLength');
    if (legal === undefined || value === undefined || value === null) return nothing;
    const each = Array.isArray(value) && change.list ? (value as readonly Json[]) : [value];
    return each.every((item) => legal.some((one) => sameJson(one, item)))
      ? nothing
      : refuse('unknown-role', change.request, 'enum');
  });
};

/** An organization keeps an owner, where the contract or the profile says so. */
export const checkLastOwner: Check<World> = (world, call) => {
  const { contract } = world;
  const { mock, refusals } = contract.profile;
  const { testUser, body } = call;
  const change = roleChange(contract);
  const refuses =
    mock?.lastOwner === 'refuse' || (refusals?.['last-owner'] !== undefined && mock?.lastOwner !== 'allow');
  if (!refuses || testUser === undefined || body === undefined || change === undefined) return nothing;
  const wanted = at(body, change.request);
  if (wanted === undefined || wanted === null || rankedRole(contract, wanted)?.owner) return nothing;
  if (!rankedRole(contract, testUser.role)?.owner) return nothing;
  const others = [...world.users.values()].filter(
    (user) => user.id !== testUser.id && !user.removed && user.organization === testUser.organization,
  );
  return others.some((user) => rankedRole(contract, user.role)?.owner)
    ? nothing
    : refuse('last-owner', change.request, 'const');
};

function breaks(proseConstraint: ProseConstraint, body: Json): boolean {
  const value = at(body, proseConstraint.pointer);
  return value !== undefined && !obeyProseConstraint(proseConstraint.schema, value);
}

function keywordOf(proseConstraint: ProseConstraint): string {
  return isObject(proseConstraint.schema) ? (Object.keys(proseConstraint.schema)[0] ?? '') : 'false';
}

/** Values that a change may take, where the document's schema does not say. */
export function legalValues(
  { contract }: { readonly contract: World['contract'] },
  change: Field,
): readonly Json[] | undefined {
  if (change.from !== 'roles') return change.values;
  return contract.profile.permissions.roles.filter((role) => role.mayBeAssigned !== false).map((role) => role.value);
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
