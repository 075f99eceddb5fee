import * as fc from 'fast-check';
import { isObject } from '../domain/is-object.ts';
import { at, put } from '../domain/pointer.ts';
import type { InvalidCase } from '../model/case.ts';
import type { Contract } from '../model/contract.ts';
import type { Json, JsonSchema } from '../model/json.ts';
import type { ProseConstraint } from '../model/profile.ts';
import { compile } from '../schema/compile.ts';
import { isSchema } from '../schema/reading/subschemas.ts';
import { valid } from '../schema/valid.ts';
import { invalidCase } from './invalid-case.ts';

/** Values of which one or another breaks most rules. */
const usual: readonly Json[] = [null, '', [], {}, false, 0];

/** For each rule that may be tried, updates that the document's own schema accepts and only the rule refuses. */
export function brokenProseConstraints(contract: Contract, controlRequests: readonly Json[]): readonly InvalidCase[] {
  return contract.request.proseConstraints.flatMap((proseConstraint) =>
    proseConstraint.appliesTo === 'valid' ? [] : breakProseConstraint(contract, proseConstraint, controlRequests),
  );
}

function breakProseConstraint(
  contract: Contract,
  proseConstraint: ProseConstraint,
  controlRequests: readonly Json[],
): readonly InvalidCase[] {
  const controlRequest = controlRequests.find((body) => at(body, proseConstraint.pointer) !== undefined);
  if (controlRequest === undefined) return [];
  const documented = compile(contract.request.documented);
  const keyword = keywordOf(proseConstraint.schema);
  return candidates(proseConstraint.schema).flatMap((after) => {
    const value = put(controlRequest, proseConstraint.pointer, after);
    if (value === undefined || !documented.accepts(value) || compile(proseConstraint.schema).accepts(after)) return [];
    const way = `${proseConstraint.id} ${JSON.stringify(after).slice(0, 20)}`;
    const violation = {
      pointer: proseConstraint.pointer,
      keyword,
      before: at(controlRequest, proseConstraint.pointer),
      after,
      way,
    };
    return (
      invalidCase(contract, {
        name: `${proseConstraint.pointer}.${keyword} ${way}`,
        origin: 'named',
        value,
        controlRequest,
        violation,
      }) ?? []
    );
  });
}

function candidates(schema: JsonSchema): readonly Json[] {
  const forbidden =
    isObject(schema) && isSchema(schema.not) ? fc.sample(valid(schema.not), { seed: 1, numRuns: 3 }) : [];
  return [...new Map([...forbidden, ...usual].map((value) => [JSON.stringify(value), value])).values()];
}

function keywordOf(schema: JsonSchema): string {
  return (isObject(schema) ? Object.keys(schema)[0] : undefined) ?? 'proseConstraint';
}
