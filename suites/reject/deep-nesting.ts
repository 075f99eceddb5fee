import { compile } from '../../harness/schema/schema.ts';
import { type Finding, type Json, type OldRequirement, put } from '../../harness/suite.ts';
import { boundBody } from '../steps/bound-body.ts';
import { judgeHostile } from '../steps/judge-hostile.ts';
import { requireSuccess } from '../steps/require-success.ts';
import { bytesOf } from '../steps/send-bytes.ts';
import { settings } from '../steps/settings.ts';
import { takesJson } from '../steps/takes-json.ts';

/** Levels of nesting. */
const depths = [100, 2_000, 100_000];
/** Stands in a body for what is nested, until it is written. */
const placeholder = 'rolecall-nested';

/** Sends lists and objects nested far deeper than any payload, where a value should stand and in a field that nobody names. */
export default {
  id: 'reject.deep-nesting',
  level: 'must',
  severity: 'updates',
  owasp: 'API4:2023 Unrestricted Resource Consumption',
  sentence: 'A deeply nested body MUST be refused where the document does not allow it, and MUST NOT break the server.',
  matters: 'one small request stops the server',
  appliesTo: takesJson,
  async try(context) {
    const findings: Finding[] = [];
    await requireSuccess(context);
    const field = settings(context)[0]?.change.request;
    // An array has no fields that nobody names.
    const unnamed = Array.isArray(context.cases.simplest.body) ? [] : ['/rolecallDeep'];
    const tries = depths.flatMap((depth) =>
      [...(field === undefined ? [] : [field]), ...unnamed].flatMap((pointer) => [
        { pointer, name: `${pointer} lists, ${depth} deep`, text: '['.repeat(depth) + ']'.repeat(depth) },
        { pointer, name: `${pointer} objects, ${depth} deep`, text: `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}` },
        { pointer, name: `${pointer} lists left open, ${depth} deep`, text: '['.repeat(depth) },
      ]),
    );
    await context.forEachTestUser(tries, async ({ pointer, name, text }, testUser) => {
      const whole = put(boundBody(context, testUser, context.cases.simplest.body), pointer, placeholder);
      if (whole === undefined) return;
      // A deep value cannot be judged by the schema engine; one level stands for all.
      const shallow: Json | undefined = put(whole, pointer, text.startsWith('{') ? { a: {} } : [[]]);
      const refusal =
        name.includes('left open') ||
        shallow === undefined ||
        !compile(context.contract.request.enforceable).accepts(shallow);
      const bytes = bytesOf(JSON.stringify(whole).replace(`"${placeholder}"`, text));
      const exchange = await context.update(testUser, {
        bytes,
        name,
        ...(refusal ? { refusal: 'deep-nesting' } : { open: true }),
      });
      findings.push(...judgeHostile(context, exchange, 'deep-nesting', refusal));
    });
    return findings;
  },
  mustCatch: ['crash-on-deep-nesting'],
} satisfies OldRequirement;
