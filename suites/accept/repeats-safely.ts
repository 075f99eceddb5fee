import { compareUsers, type Finding, failure, isAccepted, type OldRequirement } from '../../harness/suite.ts';
import { expectSuccess } from '../steps/expect-success.ts';
import { bodySetting, mainSetting } from '../steps/settings.ts';

/** How often one update is sent; clients repeat theirs up to three times. */
const repeats = 4;

/** Sends the same update again and again: it succeeds each time, and nothing changes after the first. */
export default {
  id: 'accept.repeats-safely',
  level: 'must',
  severity: 'updates',
  sentence: 'Repeating an update MUST succeed and MUST NOT change anything further.',
  source: 'clients repeat requests after a timeout or a 429; RFC 9110 section 9.2.2 for PUT',
  matters: 'a client that repeats after a lost response sees an error, or does the change twice',
  appliesTo: () => true,
  requests: () => 12,
  async try(context) {
    const findings: Finding[] = [];
    const { change, values } = mainSetting(context);
    await context.withTestUsers(1, async ([testUser]) => {
      if (!testUser) return;
      for (const [index, value] of values.slice(0, 3).entries()) {
        if (index > 0 && !context.affords(repeats + 2)) return;
        const body = bodySetting(context, change, value);
        const first = await context.update(testUser, { body, name: 'first time' });
        findings.push(...expectSuccess(context, first));
        if (!isAccepted(context.contract, first)) continue;
        const before = await context.read(testUser);
        for (let time = 2; time <= repeats; time += 1) {
          const again = await context.update(testUser, { body, name: `time ${time}` });
          const found = expectSuccess(context, again);
          findings.push(
            ...found.map((finding) => ({
              ...finding,
              code: finding.code === 'refused-valid' ? 'repeat-refused' : finding.code,
            })),
          );
        }
        const after = await context.read(testUser);
        if (!before) continue;
        if (!after)
          findings.push(
            failure({
              code: 'user-vanished',
              fact: 'the user is gone after a repeated update',
              expected: testUser.id,
              received: 'no such user',
            }),
          );
        else
          for (const finding of compareUsers(before, after, context.contract))
            findings.push(finding.kind === 'failure' ? { ...finding, code: 'repeat-changed-state' } : finding);
      }
    });
    return findings;
  },
  mustCatch: ['crash-on-third-repeat', 'not-repeatable'],
} satisfies OldRequirement;
