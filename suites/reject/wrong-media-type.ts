import type { Requirement } from '../../harness/suite.ts';
import { boundBody } from '../steps/bound-body.ts';
import { expectRefusal } from '../steps/expect-refusal.ts';
import { ranked } from '../steps/ranked.ts';
import { bytesOf } from '../steps/send-bytes.ts';
import { takesJson } from '../steps/takes-json.ts';

/** Sends the payload under media types that the document does not list, and bytes of another type. */
export default {
  kind: 'try',
  id: 'reject.wrong-media-type',
  level: 'should',
  severity: 'updates',
  sentence: 'An update in a media type that the document does not list SHOULD be refused with 415.',
  source: 'RFC 9110 section 15.5.16',
  matters: 'a form on any web page can send an update in the name of whoever is signed in',
  appliesTo: takesJson,
  *scenarios({ contract, cases }) {
    const types = [
      'text/plain',
      'application/x-www-form-urlencoded',
      'application/xml',
      'multipart/form-data; boundary=x',
    ];
    const unlisted = types.filter(
      (type) => !contract.request.mediaTypes.some((known) => known === type.split(';')[0] || known === '*/*'),
    );
    for (const [index, contentType] of unlisted.entries()) {
      const name = `sent as ${contentType}`;
      yield {
        name,
        purpose: 'wrong-media-type',
        rank: ranked(index),
        cost: 1,
        async run(steps, [testUser]) {
          const bytes = bytesOf(JSON.stringify(boundBody(steps, testUser, cases.simplest.body)));
          const exchange = await steps.update(testUser, { bytes, contentType, name, refusal: 'wrong-media-type' });
          return expectRefusal(steps, exchange, 'wrong-media-type');
        },
      };
    }
  },
  mustCatch: ['crash-on-media-type', 'wrong-media-type-accepted'],
} satisfies Requirement;
