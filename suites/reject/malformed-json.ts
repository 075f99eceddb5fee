import { rawBodies } from '../../harness/schema/schema.ts';
import { type Finding, isSuccess, type OldRequirement } from '../../harness/suite.ts';
import { boundBody } from '../steps/bound-body.ts';
import { expectRefusal } from '../steps/expect-refusal.ts';
import { requireSuccess } from '../steps/require-success.ts';
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
  id: 'reject.malformed-json',
  level: 'must',
  severity: 'updates',
  sentence: 'A body that is not JSON MUST be refused.',
  source: 'RFC 8259; the document asks for JSON',
  matters: 'a request that was cut on its way is taken for another one',
  appliesTo: takesJson,
  async try(context) {
    const findings: Finding[] = [];
    await requireSuccess(context);
    const names = rawBodies(context.cases.simplest.body, { largeBytes: 1, depth: 1 })
      .filter(
        ({ cause: refusal, wellFormed }) => refusal === 'encoding' || (refusal === 'malformed-json' && !wellFormed),
      )
      .map(({ name }) => name);
    await context.forEachTestUser(names, async (name, testUser) => {
      const body = rawBodies(boundBody(context, testUser, context.cases.simplest.body), {
        largeBytes: 1,
        depth: 1,
      }).find((one) => one.name === name);
      if (!body || jsonOf(body.bytes) !== undefined) return;
      const open = body.cause === 'encoding';
      const exchange = await context.update(testUser, {
        bytes: body.bytes,
        name,
        ...(open ? { open } : { refusal: 'malformed-json' }),
      });
      const forgivable = isSuccess(exchange) && (open || lenient.test(name));
      for (const finding of expectRefusal(context, exchange, 'malformed-json')) {
        findings.push(
          forgivable ? { ...finding, kind: 'note', code: 'lenient-parser', fact: `${name} is accepted` } : finding,
        );
      }
    });
    return findings;
  },
  mustCatch: [
    'crash-on-malformed-json',
    'crash-on-truncated-json',
    'malformed-json-accepted',
    'trailing-comma-accepted',
  ],
} satisfies OldRequirement;
