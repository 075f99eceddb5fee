import type { Finding, OldRequirement } from '../../harness/suite.ts';
import { expectRefusal } from '../steps/expect-refusal.ts';
import { malformedIds } from '../steps/ids.ts';
import { requireSuccess } from '../steps/require-success.ts';

/** Updates users whose ids cannot be ids: refused as such, or as nobody's. */
export default {
  id: 'missing.malformed-id',
  level: 'must',
  severity: 'updates',
  sentence: 'An update of an id that cannot be one MUST be refused.',
  matters: 'a broken id breaks the server, or is taken for the id of somebody else',
  appliesTo: () => true,
  async try(context) {
    const findings: Finding[] = [];
    await requireSuccess(context);
    for (const id of malformedIds(context)) {
      const name = `of the id ${id.length > 40 ? `of ${id.length} characters` : JSON.stringify(id)}`;
      const exchange = await context.update(id, { body: context.cases.simplest.body, name, refusal: 'malformed-id' });
      findings.push(...expectRefusal(context, exchange, 'malformed-id', 'unknown-user'));
    }
    return findings;
  },
  mustCatch: ['crash-on-malformed-id', 'malformed-id-accepted'],
} satisfies OldRequirement;
