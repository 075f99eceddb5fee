import { assigningField } from '../domain/assigned-roles.ts';
import { isObject } from '../domain/is-object.ts';
import { at, child } from '../domain/pointer.ts';
import type { Contract } from '../model/contract.ts';
import type { Json, JsonObject, JsonSchema, Pointer } from '../model/json.ts';
import type { Binding, Field } from '../model/profile.ts';
import type { Target } from '../model/target.ts';
import type { Withheld, WriteSet } from '../model/write-set.ts';
import { isSchema } from '../schema/reading/subschemas.ts';

/** What decides what may be written. */
interface WriteOptions extends Pick<Target, 'allow'> {
  /** The target's roles. */
  readonly roles?: readonly Json[] | undefined;
  /** Fields, by name, that some test user could not get back. */
  readonly leave?: readonly string[];
}

/** What a run on a live target may write: derived from the contract's fields, what reads show of them, and what the target permits. */
export function writeSet(contract: Contract, options: WriteOptions): WriteSet {
  const { fields, bind = [], resource } = contract.profile;
  const reasons = fields.map((field) => ({ field, reason: whyNot(contract, field, options) }));
  const allowed = reasons.flatMap(({ field, reason }) => (reason === undefined ? [field] : []));
  const named = [
    ...allowed.map(({ request }) => request),
    ...bind.map(({ request }) => request),
    ...(resource.repeated ?? []),
    ...(resource.request.in === 'body' ? [resource.request.pointer] : []),
  ];
  const pinned: Binding[] = [];
  const withheld: Withheld[] = [];
  const missing: (Withheld & { readonly line: string })[] = [];
  for (const { pointer, required, fixed } of documentedPlaces(contract.request.effective, named)) {
    if (fixed) continue;
    const found = reasons.find(({ field }) => field.request === pointer);
    const reason = found?.reason ?? 'the profile does not list it under fields, so that nobody knows how to restore it';
    // What has to be sent and is no business of the run keeps the value that the user has.
    if (required && found !== undefined && isShownByReads(contract, found.field)) {
      pinned.push({ request: pointer, to: `field.${found.field.name}` });
      continue;
    }
    withheld.push({ pointer, reason });
    if (required)
      missing.push({
        pointer,
        reason: `${pointer} is required, and ${reason}`,
        line: `bind: [{ request: ${pointer}, to: /PLACE-IN-USER }]   # in profile.yaml; or to: target.NAME, with values: { NAME: ... } in the target file`,
      });
  }
  return { fields: allowed.map(({ name }) => name), pinned, withheld, missing };
}

/** The contract as a run on this target uses it: what has to be sent beside the fields that vary is the user's own. */
export function withPinned(contract: Contract, { pinned }: WriteSet): Contract {
  if (pinned.length === 0) return contract;
  const { profile } = contract;
  return { ...contract, profile: { ...profile, bind: [...(profile.bind ?? []), ...pinned] } };
}

/** Whether the read that a run reads users with shows a field. */
export function isShownByReads({ reads }: Contract, { user, shown }: Field): boolean {
  const own = reads.one ? shown?.one : shown?.list;
  return own?.pointer === undefined ? user !== undefined : own.pointer !== null;
}

/** Why a field is not varied; undefined when it may be. */
function whyNot(contract: Contract, field: Field, options: WriteOptions): string | undefined {
  const { user } = contract.profile;
  if (field.deprecated) return 'the profile calls it deprecated: what it does beside the other fields is not said';
  if (field.adds && contract.unassign === undefined)
    return 'an update adds to it, and nothing that the profile names takes away what was added; unassign in the profile';
  if (!field.adds && assigningField(contract) !== undefined) return 'what takes a role away does not restore it';
  if (!isShownByReads(contract, field)) return 'no read shows it, so that it could not be restored';
  if (field.user !== undefined && field.user === user.email)
    return 'another e-mail address would make the test user somebody else';
  if (field.user !== undefined && field.user === user.id) return 'another id would make the test user somebody else';
  if (field.kind === 'attribute' && (field.unique ?? isUniqueByName(field)))
    return 'no two users may have the same; unique: false in the profile where they may';
  if (field.from === 'roles' && (options.roles ?? []).length === 0)
    return 'the target names no roles; add fixtures.roles';
  if (options.leave?.includes(field.name)) return 'some test user has a value of it that could not be restored';
  if (field.kind === 'attribute' && !options.allow.includes('attributes'))
    return 'the target permits roles only; add attributes to allow';
  return undefined;
}

/** Names by which people are told apart, or reached. */
function isUniqueByName({ request }: Field): boolean {
  return /\/(?:user_?name|login|handle|nick_?name|slug|screen_?name|external_?id|employee_?(?:id|number)|phone_?(?:number)?)$/i.test(
    request,
  );
}

interface Place {
  readonly pointer: Pointer;
  readonly required: boolean;
  /** Only one value is legal: nothing can be invented. */
  readonly fixed: boolean;
}

/** Documented places of the body that no named one stands at, above or below; whole subtrees are told by their top. */
function documentedPlaces(schema: JsonSchema, named: readonly Pointer[]): readonly Place[] {
  const found = new Map<Pointer, Place>();
  walk(schema, '', true, 0);
  return [...found.values()];

  function walk(inner: JsonSchema, pointer: Pointer, required: boolean, depth: number): void {
    if (!isObject(inner) || depth > 20) return;
    const target =
      typeof inner.$ref === 'string' ? at(schema as Json, decodeURIComponent(inner.$ref.slice(1))) : undefined;
    if (isSchema(target)) walk(target, pointer, required, depth + 1);
    for (const keyword of ['allOf', 'anyOf', 'oneOf']) {
      const branches = inner[keyword];
      // What one of several branches demands may be left out with another.
      const all = keyword === 'allOf' || (Array.isArray(branches) && branches.length === 1);
      if (Array.isArray(branches))
        for (const branch of branches) if (isSchema(branch)) walk(branch, pointer, required && all, depth + 1);
    }
    const demanded: readonly Json[] = Array.isArray(inner.required) ? inner.required : [];
    const properties: JsonObject = isObject(inner.properties) ? inner.properties : {};
    for (const [key, property] of Object.entries(properties)) {
      if (!isSchema(property)) continue;
      const own = child(pointer, key);
      const isRequired = required && demanded.includes(key);
      if (named.some((one) => own === one || own.startsWith(`${one}/`))) continue;
      if (named.some((one) => one.startsWith(`${own}/`))) walk(property, own, isRequired, depth + 1);
      else {
        const before = found.get(own);
        const fixed = isFixed(property, schema);
        found.set(own, {
          pointer: own,
          required: isRequired || before?.required === true,
          fixed: fixed || before?.fixed === true,
        });
      }
    }
  }
}

function isFixed(property: JsonSchema, root: JsonSchema): boolean {
  if (!isObject(property)) return false;
  const target =
    typeof property.$ref === 'string' ? at(root as Json, decodeURIComponent(property.$ref.slice(1))) : undefined;
  if (isSchema(target) && isFixed(target, root)) return true;
  if (property.const !== undefined) return true;
  if (isSchema(property.items as Json) && isFixed(property.items as JsonSchema, root)) return true;
  if (Array.isArray(property.enum)) return property.enum.length === 1;
  return (
    Array.isArray(property.allOf) && property.allOf.some((branch: Json) => isSchema(branch) && isFixed(branch, root))
  );
}
