import { at, put } from '../domain/pointer.ts';
import type { InvalidCase } from '../model/case.ts';
import type { Contract } from '../model/contract.ts';
import type { Json } from '../model/json.ts';
import { invalidCase } from './invalid-case.ts';

/** Updates to each role that users hold and the operation does not take: a server knows the value, and may let it in. */
export function unwritableRoles(contract: Contract, controlRequest: Json): readonly InvalidCase[] {
  const { fields, permissions } = contract.profile;
  const unwritable = permissions.roles.filter(({ mayBeAssigned }) => mayBeAssigned === false);
  return fields.flatMap((change): readonly InvalidCase[] => {
    const before = at(controlRequest, change.request);
    if (change.kind !== 'role' || change.deprecated || before === undefined) return [];
    return unwritable.flatMap(({ value }): readonly InvalidCase[] => {
      const after: Json = change.list ? [value] : value;
      const body = put(controlRequest, change.request, after);
      if (body === undefined) return [];
      const name = `${change.request}.enum role ${JSON.stringify(value)}`;
      const violation = { pointer: change.request, keyword: 'enum', before, after, way: 'unwritable-role' };
      const found = invalidCase(contract, { name, origin: 'named', value: body, controlRequest, violation });
      return found ? [found] : [];
    });
  });
}
