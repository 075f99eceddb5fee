import { isObject } from '../domain/is-object.ts';
import { at, put } from '../domain/pointer.ts';
import { crowdOf, named } from '../domain/several-users.ts';
import type { Cases, InvalidCase, ValidCase } from '../model/case.ts';
import type { Contract } from '../model/contract.ts';
import type { Json, Pointer } from '../model/json.ts';
import type { Field } from '../model/profile.ts';
import type { WriteSet } from '../model/write-set.ts';
import { compile } from '../schema/compile.ts';
import { type NamedCase, namedCases } from '../schema/named-cases.ts';
import { brokenProseConstraints } from './broken-prose-constraints.ts';
import { confusedTypes } from './confused-types.ts';
import { doubledCases } from './doubled-cases.ts';
import { invalidCase } from './invalid-case.ts';
import { mayNameRole } from './known-values.ts';
import { legalValues } from './legal-values.ts';
import { mayBeSent } from './may-be-sent.ts';
import { isSentWhole, randomInvalid, randomValid } from './random-cases.ts';
import { mainField, simplestCase } from './simplest-case.ts';
import { unknownRoles } from './unknown-roles.ts';
import { unwritableRoles } from './unwritable-roles.ts';
import { type FieldChoice, leftOut, validSchema } from './valid-schema.ts';

/** How cases are made. */
export interface CaseOptions {
  readonly seed: number;
  /** The target's role values. */
  readonly roles?: readonly Json[];
  /** Roles that there are beside them, as far as they can be read: none of them is unknown. */
  readonly existing?: readonly Json[];
  /** A well-formed role value that no role has. */
  readonly unknownRole?: Json;
  /** Where callers are ranked, the highest rank that the usual caller may grant. */
  readonly mostRank?: number;
  /** What a run on a live target may write; everything where it is left out. */
  readonly writes?: WriteSet;
}

/**
 * All cases of a contract. Valid ones can be sent one after another to any test user: no test user is a last owner, so that
 * owner roles may come and go, and nobody's e-mail address changes. What identifies the test user is bound when it is sent.
 */
export function makeCases(contract: Contract, options: CaseOptions): Cases {
  const { writes, existing = [], unknownRole, mostRank } = options;
  const roles = grantable(contract, options);
  const choice: FieldChoice = {
    ...(writes ? { writes } : {}),
    ...(roles ? { roles } : {}),
    ...(mostRank === undefined ? {} : { mostRank }),
  };
  const mayBeTried = (one: InvalidCase) =>
    !mayNameRole(contract, [...(options.roles ?? []), ...existing], one) &&
    mayBeSent(writes, one) &&
    !namesOthers(contract, one.body);
  const schema = validSchema(contract, choice);
  const { accepts } = compile(contract.request.effective);
  const known = namedCases(schema);
  const valid = known.cases
    .filter(
      (one) => one.kind === 'valid' && one.arguable !== true && accepts(one.value) && isSentWhole(contract, one.value),
    )
    .map(
      ({ name, pointer, keyword, value }): ValidCase => ({
        kind: 'valid',
        name,
        origin: 'named',
        constraint: { pointer, keyword },
        body: value,
      }),
    );
  const values = Object.fromEntries(
    contract.profile.fields.map((change) => [change.name, legalValues(contract, change, roles, mostRank)]),
  );
  const main = mainField(contract);
  const bodies = valid.map(({ body }) => body);
  const simplest = simplestCase(contract, bodies, main === undefined ? [] : (values[main.name] ?? []));
  const omitted = leftOut(contract, choice);
  const invalid = distinct([
    ...invalidOf(contract, known.cases),
    ...confusedTypes(contract, bodies),
    ...brokenProseConstraints(contract, bodies),
    ...unwritableRoles(contract, simplest.body),
    ...unknownRoles(contract, simplest.body, { roles: roles ?? [], existing, unknownRole }),
    ...contract.profile.fields.flatMap((change) =>
      invalidOfNarrowed(contract, choice, change, values[change.name] ?? []),
    ),
    ...omitted.flatMap(({ pointer }) => invalidOfLeftOut(contract, choice, pointer)),
  ]).filter(mayBeTried);
  const isBroken = (pointer: Pointer, keyword: string) =>
    invalid.some(({ constraint }) => constraint.pointer === pointer && constraint.keyword === keyword);
  const unbroken = omitted.filter(({ pointer }) => !invalid.some((one) => isWithin(one.constraint.pointer, pointer)));
  return {
    simplest,
    valid,
    invalid,
    values,
    fields: writes?.fields ?? contract.profile.fields.map(({ name }) => name),
    unbreakable: [
      ...known.unbreakable.filter(({ pointer, keyword }) => !isBroken(pointer, keyword)),
      ...unbroken.map(({ pointer, reason }) => ({ pointer, keyword: 'valid', reason })),
    ],
    random,
    doubled: () => doubledCases(contract, schema, mayBeTried),
  };

  function random(kind: 'valid', count: number): Iterable<ValidCase>;
  function random(kind: 'invalid', count: number): Iterable<InvalidCase>;
  function random(kind: 'valid' | 'invalid', count: number): Iterable<ValidCase | InvalidCase> {
    return kind === 'valid'
      ? randomValid(contract, schema, options.seed, count)
      : randomInvalid(contract, schema, options.seed, count, mayBeTried);
  }
}

/** Whether a body whose members go by users' ids has one that is not the test user's. */
function namesOthers({ profile }: Contract, body: Json | undefined): boolean {
  const crowd = crowdOf(profile.resource);
  const held = crowd?.isMap && body !== undefined ? at(body, crowd.place) : undefined;
  return isObject(held) && Object.keys(held).some((key) => key !== named);
}

/** The target's roles that the usual caller may grant. */
function grantable({ profile }: Contract, { roles, mostRank }: CaseOptions): readonly Json[] | undefined {
  if (roles === undefined || mostRank === undefined) return roles;
  const above = profile.permissions.roles.filter(({ rank }) => rank > mostRank).map(({ value }) => value);
  return roles.filter((role) => !above.includes(role));
}

function invalidOf(contract: Contract, cases: readonly NamedCase[]): readonly InvalidCase[] {
  const bodies = new Map(cases.map((one) => [one.name, one.value]));
  return cases.flatMap(({ kind, name, value, control: controlRequest, violation }) => {
    const controlRequestBody = controlRequest === undefined ? undefined : bodies.get(controlRequest);
    if (kind !== 'invalid' || violation === undefined || controlRequestBody === undefined) return [];
    return invalidCase(contract, { name, origin: 'named', value, controlRequest: controlRequestBody, violation }) ?? [];
  });
}

/** Violations of a field that valid updates leave out, where nothing is kept from being sent. */
function invalidOfLeftOut(contract: Contract, choice: FieldChoice, pointer: Pointer): readonly InvalidCase[] {
  const change = contract.profile.fields.find(({ request }) => request === pointer);
  if (change === undefined || choice.writes !== undefined) return [];
  const { cases } = namedCases(validSchema(contract, { ...choice, keep: pointer }));
  return invalidOf(contract, cases).filter(
    (one) => isWithin(one.constraint.pointer, pointer) && at(one.controlRequest, pointer) !== undefined,
  );
}

/**
 * Violations of what the document says of a field whose values are known: where only those are valid, its other
 * constraints could not be broken alone. The control request takes a known value, as it has to be accepted.
 */
function invalidOfNarrowed(
  contract: Contract,
  choice: FieldChoice,
  change: Field,
  values: readonly Json[],
): readonly InvalidCase[] {
  const [known] = values;
  if (known === undefined || (change.from !== 'roles' && change.values === undefined)) return [];
  const { cases } = namedCases(validSchema(contract, { ...choice, widen: change.request }));
  return invalidOf(contract, cases).flatMap((one) => {
    const controlRequest = put(one.controlRequest, change.request, known);
    const inside = isWithin(one.constraint.pointer, change.request) && one.refusal !== 'unknown-role';
    return inside && controlRequest !== undefined ? [{ ...one, controlRequest }] : [];
  });
}

function isWithin(pointer: Pointer, outer: Pointer): boolean {
  return pointer === outer || pointer.startsWith(`${outer}/`);
}

/** Each name once, and each body once under the first name that it has. */
function distinct(cases: readonly InvalidCase[]): readonly InvalidCase[] {
  const named = new Map(cases.map((one) => [one.name, one]));
  const bodies = new Set<string>();
  return [...named.values()].filter(({ body, controlRequest }) => {
    const key = `${JSON.stringify(body)} ${JSON.stringify(controlRequest)}`;
    return !bodies.has(key) && bodies.add(key);
  });
}
