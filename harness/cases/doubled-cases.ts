import type { DoubledCase, InvalidCase } from '../model/case.ts';
import type { Contract } from '../model/contract.ts';
import type { JsonSchema } from '../model/json.ts';
import { doubleViolations } from '../schema/double-violations.ts';
import { invalidCase } from './invalid-case.ts';

/** Updates that break two constraints at once, made as they are asked for; none that `mayBeTried` forbids for either. */
export function* doubledCases(
  contract: Contract,
  schema: JsonSchema,
  mayBeTried: (one: InvalidCase) => boolean,
): Generator<DoubledCase> {
  for (const { name, value, control, violations } of doubleViolations(schema)) {
    const [one, other] = violations.map((violation) =>
      invalidCase(contract, { name, origin: 'named', value, controlRequest: control, violation }),
    );
    if (one && other && mayBeTried(one) && mayBeTried(other)) yield { case: one, other };
  }
}
