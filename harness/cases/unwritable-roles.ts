import type { InvalidCase } from '../model/case.ts';
import type { Contract } from '../model/contract.ts';
import type { Json } from '../model/json.ts';
import { at, put } from '../schema/reading/pointer.ts';
import { invalidCase } from './invalid-case.ts';

/** Updates to each role that users hold and the operation does not take: a server knows the value, and may let it in. */
export function unwritableRoles(contract: Contract, twin: Json): readonly InvalidCase[] {
  const { changes, rights } = contract.profile;
  const unwritable = rights.roles.filter(({ assignable }) => assignable === false);
  return changes.flatMap((change): readonly InvalidCase[] => {
    const before = at(twin, change.request);
    if (change.kind !== 'role' || change.deprecated || before === undefined) return [];
    return unwritable.flatMap(({ value }): readonly InvalidCase[] => {
      const after: Json = change.list ? [value] : value;
      const body = put(twin, change.request, after);
      if (body === undefined) return [];
      const name = `${change.request}.enum role ${JSON.stringify(value)}`;
      const violation = { pointer: change.request, keyword: 'enum', before, after, way: 'unwritable-role' };
      const found = invalidCase(contract, { name, origin: 'named', value: body, twin, violation });
      return found ? [found] : [];
    });
  });
}
