import {
  type Cases,
  type Finding,
  gap,
  type InvalidCase,
  note,
  type Plan,
  type Refusal,
  type Requirement,
  type Scenario,
} from '../../harness/suite.ts';
import { judgeInvalid } from '../steps/judge-invalid.ts';
import { oneOfEachFirst } from '../steps/one-of-each-first.ts';
import { refusalsOf } from '../steps/refusals-of.ts';

/** Sends every way to break one constraint of the schema or of the prose: named ones first, then random ones. */
export default {
  kind: 'try',
  id: 'reject.schema',
  level: 'must',
  severity: 'updates',
  sentence: 'An update that breaks one constraint of the document MUST be refused as invalid.',
  matters: 'a mistake of a client becomes a role that nobody meant to give',
  *scenarios(plan) {
    const { cases, runs } = plan;
    const refusals = new Set<Refusal>();
    const { deciding, named } = Object.groupBy(oneOfEachFirst(cases.invalid), ({ refusal }) => {
      if (refusals.has(refusal)) return 'named';
      refusals.add(refusal);
      return 'deciding';
    }) as Partial<Record<'deciding' | 'named', readonly InvalidCase[]>>;
    if (!deciding) return plan.skip('the document constrains nothing that could be broken');
    yield* deciding.map((one) => sending(plan, one, 'deciding'));
    yield* (named ?? []).map((one) => sending(plan, one, 'named'));
    yield {
      name: 'constraints that cannot be broken alone',
      purpose: 'open',
      rank: 'named',
      testUsers: 0,
      cost: 0,
      run: async () => [...cases.unbreakable.map((one) => untried(cases, one)), ...rolesUntried(plan)],
    };
    for (const one of cases.random('invalid', runs)) yield sending(plan, one, 'random');
  },
} satisfies Requirement;

function sending({ contract }: Plan, one: InvalidCase, rank: Scenario['rank']): Scenario {
  const [refusal] = refusalsOf(contract, one);
  return {
    name: one.name,
    purpose: refusal,
    rank,
    cost: 1,
    async run(steps, [testUser]) {
      const exchange = await steps.update(testUser, { case: one, refusal });
      return judgeInvalid(steps, testUser, one, exchange);
    },
  };
}

/** A constraint that no case breaks. Where nothing else at its place is broken either, nobody looks whether it is enforced. */
function untried({ invalid }: Cases, { pointer, keyword, reason }: Cases['unbreakable'][number]): Finding {
  const isTried = invalid.some(({ constraint }) => isWithin(constraint.pointer, pointer));
  const words = {
    code: 'constraint-not-tried',
    fact: `${pointer} ${keyword} is not tried: ${reason}`,
    expected: 'a violation of it alone',
    received: 'none',
    at: pointer,
  };
  // What is left out as a whole is left out because the profile or the target says so.
  return isTried || keyword === leftOut ? note(words) : gap(words);
}

/** Stands for all constraints of a place that updates of this run leave out. */
const leftOut = 'valid';

function isWithin(pointer: string, outer: string): boolean {
  return pointer === outer || pointer.startsWith(`${outer}/`);
}

/** Roles for which nothing invalid was found: that they are looked at cannot be said. */
function rolesUntried({ contract, cases }: Plan): readonly Finding[] {
  return contract.profile.fields.flatMap(({ kind, request, name, deprecated }): readonly Finding[] => {
    const isAt = ({ constraint }: InvalidCase) => isWithin(constraint.pointer, request);
    if (kind !== 'role' || deprecated || !cases.fields.includes(name) || cases.invalid.some(isAt)) return [];
    const fact = `${request}: no value was found that the document refuses, so that none was tried`;
    const words = { code: 'role-not-tried', fact, expected: 'a violation', received: 'none' };
    return [gap({ ...words, at: request })];
  });
}
