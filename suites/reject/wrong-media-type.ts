import type { Finding, OldRequirement } from '../../harness/suite.ts';
import { boundBody } from '../steps/bound-body.ts';
import { expectRefusal } from '../steps/expect-refusal.ts';
import { requireSuccess } from '../steps/require-success.ts';
import { bytesOf } from '../steps/send-bytes.ts';
import { takesJson } from '../steps/takes-json.ts';

/** Sends the payload under media types that the document does not list, and bytes of another type. */
export default {
  id: 'reject.wrong-media-type',
  level: 'should',
  severity: 'updates',
  sentence: 'An update in a media type that the document does not list SHOULD be refused with 415.',
  source: 'RFC 9110 section 15.5.16',
  matters: 'a form on any web page can send an update in the name of whoever is signed in',
  appliesTo: takesJson,
  async try(context) {
    const findings: Finding[] = [];
    await requireSuccess(context);
    const types = [
      'text/plain',
      'application/x-www-form-urlencoded',
      'application/xml',
      'multipart/form-data; boundary=x',
    ];
    const unlisted = types.filter(
      (type) => !context.contract.request.mediaTypes.some((known) => known === type.split(';')[0] || known === '*/*'),
    );
    await context.forEachTestUser(unlisted, async (contentType, testUser) => {
      const text = JSON.stringify(boundBody(context, testUser, context.cases.simplest.body));
      const what = {
        bytes: bytesOf(text),
        contentType,
        name: `sent as ${contentType}`,
        refusal: 'wrong-media-type',
      } as const;
      findings.push(...expectRefusal(context, await context.update(testUser, what), 'wrong-media-type'));
    });
    return findings;
  },
  mustCatch: ['crash-on-media-type', 'wrong-media-type-accepted'],
} satisfies OldRequirement;
