import { type Finding, note, type OldRequirement } from '../../harness/suite.ts';
import { judgeInvalid } from '../steps/judge-invalid.ts';
import { constraintsOf, oneOfEachFirst } from '../steps/one-of-each-first.ts';
import { refusalsOf } from '../steps/refusals-of.ts';
import { requireSuccess } from '../steps/require-success.ts';

/** Sends every way to break one constraint of the schema or of the prose: named ones first, then random ones. */
export default {
  id: 'reject.schema',
  level: 'must',
  severity: 'updates',
  sentence: 'An update that breaks one constraint of the document MUST be refused for that refusal.',
  matters: 'a mistake of a client becomes a role that nobody meant to give',
  appliesTo: () => true,
  requests: ({ invalid }) => constraintsOf(invalid) + 2,
  async try(context) {
    const findings: Finding[] = [];
    const { invalid, unbreakable } = context.cases;
    await requireSuccess(context);
    const cases = [...oneOfEachFirst(invalid), ...context.cases.random('invalid', context.runs)];
    if (cases.length === 0) context.skip('the document constrains nothing that could be broken');
    await context.forEachTestUser(cases, async (one, testUser) => {
      const exchange = await context.update(testUser, { case: one, refusal: refusalsOf(context.contract, one)[0] });
      findings.push(...(await judgeInvalid(context, testUser, one, exchange)));
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
    'invalid-refused-as-conflict',
    'items-not-enforced',
    'length-not-enforced',
    'length-off-by-one',
    'array-unwrapped',
    'missing-field-refused-as-not-found',
    'null-accepted',
    'pattern-not-enforced',
    'required-not-enforced',
    'prose-constraint-not-enforced',
    'string-read-as-boolean',
    'type-not-enforced',
    'unknown-role-id-accepted',
    'value-wrapped',
  ],
} satisfies OldRequirement;
