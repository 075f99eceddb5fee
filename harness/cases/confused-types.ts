import { at, put } from '../domain/pointer.ts';
import type { InvalidCase } from '../model/case.ts';
import type { Contract } from '../model/contract.ts';
import type { Json } from '../model/json.ts';
import { invalidCase } from './invalid-case.ts';

/**
 * Each field that an update sets, with a value of another type, where the contract refuses it: what lenient readers
 * turn into a value. For schemas that limit a field by an enum alone, and so have no type to break.
 */
export function confusedTypes(contract: Contract, bodies: readonly Json[]): readonly InvalidCase[] {
  return contract.profile.fields.flatMap((change) => {
    const controlRequest = bodies.find((body) => at(body, change.request) !== undefined);
    const before = controlRequest === undefined ? undefined : at(controlRequest, change.request);
    if (controlRequest === undefined || before === undefined) return [];
    return confusions(before).flatMap(([way, after]) => {
      const value = put(controlRequest, change.request, after);
      if (value === undefined) return [];
      const violation = { pointer: change.request, keyword: 'type', before, after, way };
      const found = invalidCase(contract, {
        name: `${change.request}.type ${way}`,
        origin: 'named',
        value,
        controlRequest,
        violation,
      });
      return found && found.refusal !== 'unknown-role' ? [found] : [];
    });
  });
}

function confusions(value: Json): readonly (readonly [string, Json])[] {
  const others: readonly (readonly [string, Json])[] = [
    ['a number', 0],
    ['a truth value', typeof value === 'boolean' ? (value ? 'true' : 'false') : true],
    ['an object', { value }],
    ['an empty text', ''],
  ];
  if (!Array.isArray(value)) return [['a list of one', [value]], ...others, ['an empty list', []]];
  const [first] = value as readonly Json[];
  return first === undefined ? others : [['the one item', first], ...others];
}
