import { type Finding, note, type Requirement } from '../../harness/index.ts';
import { causesOf } from '../steps/causes-of.ts';
import { judgeInvalid } from '../steps/judge-invalid.ts';
import { constraintsOf, oneOfEachFirst } from '../steps/one-of-each-first.ts';
import { requireSuccess } from '../steps/require-success.ts';

/** Sends every way to break one constraint of the schema or of the prose: named ones first, then random ones. */
export default {
  id: 'reject.schema',
  level: 'must',
  sentence: 'An update that breaks one constraint of the document MUST be refused for that cause.',
  matters: 'a mistake of a client becomes a role that nobody meant to give',
  appliesTo: () => true,
  requests: ({ invalid }) => constraintsOf(invalid) + 2,
  async try(trial) {
    const findings: Finding[] = [];
    const { invalid, unbreakable } = trial.cases;
    await requireSuccess(trial);
    const cases = [...oneOfEachFirst(invalid), ...trial.cases.random('invalid', trial.runs)];
    if (cases.length === 0) trial.skip('the document constrains nothing that could be broken');
    await trial.forEachSubject(cases, async (one, subject) => {
      const exchange = await trial.update(subject, { case: one, cause: causesOf(trial.contract, one)[0] });
      findings.push(...(await judgeInvalid(trial, subject, one, exchange)));
    });
    const untried = unbreakable.map(({ pointer, keyword, reason }) =>
      note({
        code: 'constraint-not-tried',
        fact: `${pointer} ${keyword} is not tried: ${reason}`,
        expected: 'a violation of it alone',
        received: 'none',
        at: pointer,
      }),
    );
    return [...findings, ...untried];
  },
  mustCatch: [
    'constant-not-enforced',
    'crash-on-missing-field',
    'crash-on-null',
    'crash-on-wrong-type',
    'enum-not-enforced',
    'error-with-status-200',
    'format-not-enforced',
    'invalid-accepted-once-in-25',
    'invalid-answered-as-conflict',
    'items-not-enforced',
    'length-not-enforced',
    'length-off-by-one',
    'list-unwrapped',
    'missing-field-answered-as-not-found',
    'null-accepted',
    'pattern-not-enforced',
    'required-not-enforced',
    'rule-not-enforced',
    'text-read-as-boolean',
    'type-not-enforced',
    'unknown-role-id-accepted',
    'value-wrapped',
  ],
} satisfies Requirement;
