import { compile } from '../../harness/schema/schema.ts';
import { isSuccess, put, type Requirement, valueAt } from '../../harness/suite.ts';
import { boundBody } from '../steps/bound-body.ts';
import { judgeHostile } from '../steps/judge-hostile.ts';
import { takesPlainToo } from '../steps/plain-control.ts';
import { ranked } from '../steps/ranked.ts';
import { bytesOf } from '../steps/send-bytes.ts';
import { settings } from '../steps/settings.ts';
import { takesJson } from '../steps/takes-json.ts';

/** Levels of nesting. */
const depths = [100, 2_000, 100_000];
/** Stands in a body for what is nested, until it is written. */
const placeholder = 'rolecall-nested';

/** Sends lists and objects nested far deeper than any payload, where a value should stand and in a field that nobody names. */
export default {
  kind: 'try',
  id: 'reject.deep-nesting',
  level: 'must',
  severity: 'updates',
  owasp: 'API4:2023 Unrestricted Resource Consumption',
  sentence: 'A deeply nested body MUST be refused where the document does not allow it, and MUST NOT break the server.',
  matters: 'one small request stops the server',
  appliesTo: takesJson,
  *scenarios(plan) {
    const field = settings(plan)[0]?.change.request;
    // An array has no fields that nobody names.
    const unnamed = Array.isArray(plan.cases.simplest.body) ? [] : ['/rolecallDeep'];
    const pointers = [...(field === undefined ? [] : [field]), ...unnamed];
    const tries = depths.flatMap((depth) => pointers.flatMap((pointer) => nestings(pointer, depth)));
    for (const [index, { pointer, name, text }] of tries.entries()) {
      yield {
        name,
        purpose: 'deep-nesting',
        rank: ranked(index),
        cost: 1,
        ownConnection: true,
        async run(steps, [testUser]) {
          const whole = boundBody(steps, testUser, put(steps.cases.simplest.body, pointer, placeholder));
          if (whole === undefined) return steps.skip(`the simplest update has no place for ${pointer}`);
          // A deep value cannot be judged by the schema engine; one level stands for all.
          const shallow = put(whole, pointer, text.startsWith('{') ? { a: {} } : [[]]);
          const isWhole = !name.includes('left open');
          const refusal =
            !isWhole || shallow === undefined || !compile(steps.contract.request.enforceable).accepts(shallow);
          const bytes = bytesOf(JSON.stringify(whole).replace(`"${placeholder}"`, text));
          const what = refusal ? { refusal: 'deep-nesting' as const } : { open: true };
          const exchange = await steps.update(testUser, { bytes, name, ...what });
          const found = judgeHostile(steps, exchange, 'deep-nesting', refusal);
          const value = shallow && valueAt(shallow, pointer);
          const isAnyway =
            found.length > 0 &&
            isWhole &&
            isSuccess(exchange) &&
            (await takesPlainToo(steps, testUser, pointer, value));
          return isAnyway ? [] : found;
        },
      };
    }
  },
} satisfies Requirement;

function nestings(pointer: string, depth: number) {
  return [
    { pointer, name: `${pointer} lists, ${depth} deep`, text: '['.repeat(depth) + ']'.repeat(depth) },
    { pointer, name: `${pointer} objects, ${depth} deep`, text: `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}` },
    { pointer, name: `${pointer} lists left open, ${depth} deep`, text: '['.repeat(depth) },
  ];
}
