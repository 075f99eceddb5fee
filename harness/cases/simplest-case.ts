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

/** Payloads that are made smaller: what is smallest of hundreds is seldom made from a long one. */
const mostCandidates = 20;

/** The smallest of the valid payloads that makes the main change, with everything taken out that may be left out. */
export function simplestCase(contract: Contract, payloads: readonly Json[], values: readonly Json[]): ValidCase {
  const change = mainField(contract);
  const { accepts } = compile(contract.request.effective);
  const candidates = payloads.flatMap((payload) => {
    if (change === undefined || at(payload, change.request) === undefined) return [];
    const [value] = values;
    const set = value === undefined ? payload : put(payload, change.request, value);
    return set !== undefined && accepts(set) ? [set] : [];
  });
  const shortest = [...candidates].sort(byLength).slice(0, mostCandidates);
  const shrunk = candidates.flatMap((body) =>
    change !== undefined && shortest.includes(body) ? [shrink(body, change.request, accepts)] : [],
  );
  const body = shrunk.sort(byLength)[0] ?? [...payloads].sort(byLength)[0] ?? {};
  return { kind: 'valid', name: 'simplest', origin: 'named', body };
}

function byLength(one: Json, other: Json): number {
  return JSON.stringify(one).length - JSON.stringify(other).length;
}

/** Takes out what may be, again as long as something was: what one member asked for may go once it is gone. */
function shrink(body: Json, keep: Pointer, accepts: (body: Json) => boolean): Json {
  let smallest = body;
  for (let before: Json | undefined; before !== smallest; ) {
    before = smallest;
    for (const pointer of members(smallest, '')) {
      const isKept = keep === pointer || keep.startsWith(`${pointer}/`) || pointer.startsWith(`${keep}/`);
      if (isKept || at(smallest, pointer) === undefined) continue;
      const smaller = put(smallest, pointer, undefined);
      if (smaller !== undefined && accepts(smaller)) smallest = smaller;
    }
  }
  return smallest;
}

function members(value: Json, pointer: Pointer): readonly Pointer[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  return Object.entries(value as JsonObject).flatMap(([key, inner]) => {
    const own = child(pointer, key);
    return [own, ...members(inner, own)];
  });
}
