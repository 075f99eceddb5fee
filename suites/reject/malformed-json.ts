import { rawBodies } from '../../harness/schema/schema.ts';
import { isSuccess, type Json, type Requirement } from '../../harness/suite.ts';
import { boundBody } from '../steps/bound-body.ts';
import { expectRefusal } from '../steps/expect-refusal.ts';
import { ranked } from '../steps/ranked.ts';
import { jsonOf } from '../steps/send-bytes.ts';
import { takesJson } from '../steps/takes-json.ts';

/**
 * What common parsers take by default although it is no JSON: they stop after the first whole value, skip comments, or
 * know more numbers and escapes. RFC 8259 section 9 lets them; that is worth telling, and no failure.
 */
const lenient =
  /^(trailing brace|trailing word|two payloads|NUL after|comment|line comment|word NaN|word Infinity|raw |unknown escape)/;

/** Sends bodies that are no JSON text, and other encodings of one that is. */
export default {
  kind: 'try',
  id: 'reject.malformed-json',
  level: 'must',
  severity: 'updates',
  sentence: 'A body that is not JSON MUST be refused.',
  source: 'RFC 8259; the document asks for JSON',
  matters: 'a request that was cut on its way is taken for another one',
  appliesTo: takesJson,
  *scenarios({ cases }) {
    const bodies = (payload: Json) => rawBodies(payload, { largeBytes: 1, depth: 1 });
    const names = bodies(cases.simplest.body)
      .filter(({ cause, wellFormed }) => cause === 'encoding' || (cause === 'malformed-json' && !wellFormed))
      .filter(({ bytes }) => jsonOf(bytes) === undefined);
    for (const [index, { name, cause }] of names.entries()) {
      const open = cause === 'encoding';
      yield {
        name,
        purpose: 'malformed-json',
        rank: ranked(index),
        cost: 1,
        ownConnection: true,
        async run(steps, [testUser]) {
          const body = bodies(boundBody(steps, testUser, cases.simplest.body)).find((one) => one.name === name);
          if (!body) return steps.skip('the body of this test user cannot be broken so');
          const what = open ? { open } : { refusal: 'malformed-json' as const };
          const exchange = await steps.update(testUser, { bytes: body.bytes, name, ...what });
          const forgivable = isSuccess(exchange) && (open || lenient.test(name));
          return expectRefusal(steps, exchange, 'malformed-json').map((finding) =>
            forgivable ? { ...finding, kind: 'note', code: 'lenient-parser', fact: `${name} is accepted` } : finding,
          );
        },
      };
    }
  },
} satisfies Requirement;
