import * as fc from 'fast-check';
import type { InvalidCase } from '../model/case.ts';
import type { Contract } from '../model/contract.ts';
import type { Json, JsonSchema } from '../model/json.ts';
import type { Rule } from '../model/profile.ts';
import { compile } from '../schema/compile.ts';
import { at, put } from '../schema/reading/pointer.ts';
import { isObject, isSchema } from '../schema/reading/subschemas.ts';
import { valid } from '../schema/valid.ts';
import { invalidCase } from './invalid-case.ts';

/** Values of which one or another breaks most rules. */
const usual: readonly Json[] = [null, '', [], {}, false, 0];

/** For each rule that may be tried, updates that the document's own schema accepts and only the rule refuses. */
export function brokenRules(contract: Contract, twins: readonly Json[]): readonly InvalidCase[] {
  return contract.request.rules.flatMap((rule) => (rule.side === 'valid' ? [] : breakRule(contract, rule, twins)));
}

function breakRule(contract: Contract, rule: Rule, twins: readonly Json[]): readonly InvalidCase[] {
  const twin = twins.find((body) => at(body, rule.at) !== undefined);
  if (twin === undefined) return [];
  const documented = compile(contract.request.documented);
  const keyword = keywordOf(rule.schema);
  return candidates(rule.schema).flatMap((after) => {
    const value = put(twin, rule.at, after);
    if (value === undefined || !documented.accepts(value) || compile(rule.schema).accepts(after)) return [];
    const way = `${rule.id} ${JSON.stringify(after).slice(0, 20)}`;
    const violation = { pointer: rule.at, keyword, before: at(twin, rule.at), after, way };
    return (
      invalidCase(contract, { name: `${rule.at}.${keyword} ${way}`, origin: 'named', value, twin, violation }) ?? []
    );
  });
}

function candidates(schema: JsonSchema): readonly Json[] {
  const forbidden =
    isObject(schema) && isSchema(schema.not) ? fc.sample(valid(schema.not), { seed: 1, numRuns: 3 }) : [];
  return [...new Map([...forbidden, ...usual].map((value) => [JSON.stringify(value), value])).values()];
}

function keywordOf(schema: JsonSchema): string {
  return (isObject(schema) ? Object.keys(schema)[0] : undefined) ?? 'rule';
}
