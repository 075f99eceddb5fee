import { schemaAt } from '../../cases/legal-values.ts';
import { HarnessError } from '../../errors.ts';
import type { Cases } from '../../model/case.ts';
import type { Contract } from '../../model/contract.ts';
import type { Rule } from '../../model/profile.ts';
import { namedCases } from '../../schema/named-cases.ts';
import { at } from '../../schema/reading/pointer.ts';
import type { CheckNote } from './checked-contract.ts';

/** Rules that cannot hold together, or that forbid nothing the document lets in. */
export function doubtRules(
  contract: Contract,
  cases: Cases,
): { readonly problems: readonly CheckNote[]; readonly doubts: readonly CheckNote[] } {
  const { rules } = contract.request;
  const broken = new Set(cases.invalid.flatMap(({ rule }) => rule ?? []));
  const reached = (rule: Rule) => cases.valid.some(({ body }) => at(body, rule.at) !== undefined);
  const places = [...new Set(rules.filter((rule) => !reached(rule)).map((rule) => rule.at))];
  const empty = places.filter((place) => isImpossible(contract, place));
  const idle = rules.filter((rule) => rule.side !== 'valid' && reached(rule) && !broken.has(rule.id));
  return {
    problems: empty.map((place) => ({
      code: 'rules-contradict',
      fact: `no value at ${place} obeys the document and every rule`,
      hint: `correct ${rules.flatMap((rule) => (rule.at === place ? rule.id : [])).join(' or ')}`,
    })),
    doubts: idle.map(({ id, at: place }) => ({
      code: 'rule-forbids-nothing',
      fact: `rule ${id} forbids nothing at ${place || 'the body'} that the document's schema lets in`,
      hint: 'correct its schema, or leave it out',
    })),
  };
}

function isImpossible({ request }: Contract, place: string): boolean {
  const schema = schemaAt(request.effective, { request: place });
  if (schema === undefined) return false;
  try {
    return namedCases(schema).cases.length === 0;
  } catch (cause) {
    // Anything else that the generator cannot do says nothing about the rules.
    return cause instanceof HarnessError && cause.code === 'SCHEMA_UNSATISFIABLE';
  }
}
