import { isSuccess, put, type Requirement } from '../../harness/suite.ts';
import { boundBody } from '../steps/bound-body.ts';
import { judgeHostile, mustRefuse } from '../steps/judge-hostile.ts';
import { takesPlainToo } from '../steps/plain-control.ts';
import { ranked } from '../steps/ranked.ts';
import { bytesOf } from '../steps/send-bytes.ts';
import { settings } from '../steps/settings.ts';
import { takesFieldsInJson } from '../steps/takes-json.ts';

/** Length in characters of the long values. */
const lengths = [5_000, 70_000, 2_000_000];

/** Sends long values where the document limits them, and a long field that it does not name. */
export default {
  kind: 'try',
  id: 'reject.oversized-body',
  level: 'must',
  severity: 'updates',
  owasp: 'API4:2023 Unrestricted Resource Consumption',
  sentence: 'A body that is too large MUST NOT break the server.',
  source: 'RFC 9110 section 15.5.14: 413 is for content larger than the server processes; it may close the connection',
  matters: 'one large request takes the endpoint away from everybody',
  appliesTo: takesFieldsInJson,
  *scenarios(plan) {
    const fields = settings(plan)
      .slice(0, 1)
      .map(({ change }) => change.request);
    const tries = lengths.flatMap((length) => [...fields, '/rolecallPadding'].map((pointer) => ({ length, pointer })));
    for (const [index, { length, pointer }] of tries.entries()) {
      const name = `${pointer} of ${length} characters`;
      yield {
        name,
        purpose: 'oversized-body',
        rank: ranked(index),
        cost: 1,
        ownConnection: true,
        async run(steps, [testUser]) {
          const body = boundBody(steps, testUser, put(steps.cases.simplest.body, pointer, 'a'.repeat(length)));
          if (body === undefined) return steps.skip(`the simplest update has no place for ${pointer}`);
          const refusal = mustRefuse(steps.contract, body);
          const what = refusal ? { refusal: 'oversized-body' as const } : { open: true };
          const exchange = await steps.update(testUser, { bytes: bytesOf(JSON.stringify(body)), name, ...what });
          // A long name of a role is also the name of a role that there is not.
          const isRole = plan.contract.profile.fields.some(
            ({ kind, request }) => kind === 'role' && request === pointer,
          );
          const others = isRole ? (['unknown-role'] as const) : [];
          const found = judgeHostile(steps, exchange, 'oversized-body', refusal, ...others);
          const isAnyway =
            found.length > 0 && isSuccess(exchange) && (await takesPlainToo(steps, testUser, pointer, 'a'));
          return isAnyway ? [] : found;
        },
      };
    }
  },
} satisfies Requirement;
