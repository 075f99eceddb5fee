import { at, child, put } from '../domain/pointer.ts';
import type { ValidCase } from '../model/case.ts';
import type { Contract } from '../model/contract.ts';
import type { Json, JsonObject, Pointer } from '../model/json.ts';
import type { Field } from '../model/profile.ts';
import { compile } from '../schema/compile.ts';

/** The change that requirements make when any will do: the first role that is not deprecated, else the first change. */
export function mainField(contract: Contract): Field | undefined {
  const { fields } = contract.profile;
  return (
    fields.find((change) => change.kind === 'role' && !change.deprecated) ?? fields.find((change) => !change.deprecated)
  );
}

/** The smallest of the valid payloads that makes the main change, with everything taken out that may be left out. */
export function simplestCase(contract: Contract, payloads: readonly Json[], values: readonly Json[]): ValidCase {
  const change = mainField(contract);
  const accepts = (body: Json) => compile(contract.request.effective).accepts(body);
  const candidates = payloads.flatMap((payload) => {
    if (change === undefined || at(payload, change.request) === undefined) return [];
    const [value] = values;
    const set = value === undefined ? payload : put(payload, change.request, value);
    return set !== undefined && accepts(set) ? [shrink(set, change.request, accepts)] : [];
  });
  const byLength = (one: Json, other: Json) => JSON.stringify(one).length - JSON.stringify(other).length;
  const body = [...candidates].sort(byLength)[0] ?? [...payloads].sort(byLength)[0] ?? {};
  return { kind: 'valid', name: 'simplest', origin: 'named', body };
}

function shrink(body: Json, keep: Pointer, accepts: (body: Json) => boolean): Json {
  for (const pointer of members(body, '')) {
    if (keep === pointer || keep.startsWith(`${pointer}/`) || pointer.startsWith(`${keep}/`)) continue;
    const smaller = put(body, pointer, undefined);
    if (smaller !== undefined && accepts(smaller)) return shrink(smaller, keep, accepts);
  }
  return body;
}

function members(value: Json, pointer: Pointer): readonly Pointer[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  return Object.entries(value as JsonObject).flatMap(([key, inner]) => {
    const own = child(pointer, key);
    return [own, ...members(inner, own)];
  });
}
