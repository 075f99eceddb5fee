import { type Finding, failure, type OldRequirement } from '../../harness/suite.ts';
import { attemptUpdate } from '../steps/attempt-update.ts';
import { unknownId } from '../steps/ids.ts';
import { requireSuccess } from '../steps/require-success.ts';
import { bodySetting, mainSetting } from '../steps/settings.ts';

/** Updates a user that does not exist, to every value, and looks that none came to be. */
export default {
  id: 'missing.unknown-user',
  level: 'must',
  severity: 'updates',
  sentence: 'An update of a user that does not exist MUST be refused, and MUST NOT make one.',
  matters: 'a client with an outdated id believes that the role was given',
  appliesTo: () => true,
  async try(context) {
    const findings: Finding[] = [];
    await requireSuccess(context);
    const id = unknownId(context);
    const { change, values } = mainSetting(context);
    for (const value of values) {
      const what = { body: bodySetting(context, change, value), name: `of nobody to ${JSON.stringify(value)}` };
      findings.push(...(await attemptUpdate(context, id, 'unknown-user', what)));
    }
    const { one, list } = context.contract.reads;
    const made = one || list ? await context.read(id) : undefined;
    if (made)
      findings.push(
        failure(
          { code: 'user-invented', fact: 'an update of nobody made a user', expected: 'no such user', received: id },
          made.exchange,
        ),
      );
    return findings;
  },
  mustCatch: ['crash-on-unknown-user', 'unknown-user-accepted', 'unknown-user-refused-as-invalid'],
} satisfies OldRequirement;
