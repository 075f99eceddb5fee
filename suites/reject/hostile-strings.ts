import { rawBodies } from '../../harness/schema/schema.ts';
import { isSuccess, type Plan, put, type Requirement, valueAt } from '../../harness/suite.ts';
import { boundBody } from '../steps/bound-body.ts';
import { judgeHostile, mustRefuse } from '../steps/judge-hostile.ts';
import { takesPlainToo } from '../steps/plain-control.ts';
import { ranked } from '../steps/ranked.ts';
import { bytesOf, jsonOf } from '../steps/send-bytes.ts';
import { takesFieldsInJson } from '../steps/takes-json.ts';

/** Sends texts and numbers that careless code trips on, in every field that takes a text or a number. */
export default {
  kind: 'try',
  id: 'reject.hostile-strings',
  level: 'must',
  severity: 'updates',
  sentence:
    'A hostile text or number MUST be refused where the document does not allow it, and MUST NOT break the server.',
  matters: 'a strange name or a script in it breaks the server, or whoever shows it',
  appliesTo: takesFieldsInJson,
  *scenarios(plan) {
    for (const [index, { pointer, name, text, isRole }] of hostileTexts(plan).entries()) {
      yield {
        name,
        purpose: 'invalid-value',
        rank: ranked(index),
        cost: 1,
        async run(steps, [testUser]) {
          const marked = put(boundBody(steps, testUser, steps.cases.simplest.body), pointer, placeholder);
          if (marked === undefined) return steps.skip(`the simplest update has no place for ${pointer}`);
          const bytes = bytesOf(JSON.stringify(marked).replace(`"${placeholder}"`, () => text));
          const body = jsonOf(bytes);
          const refusal = mustRefuse(steps.contract, body);
          const what = refusal ? { refusal: 'invalid-value' as const } : { open: true };
          const exchange = await steps.update(testUser, { bytes, name, ...what });
          // A strange name of a role is also the name of a role that there is not.
          const others = isRole ? (['unknown-role'] as const) : [];
          const found = judgeHostile(steps, exchange, 'invalid-value', refusal, ...others);
          const value = body === undefined ? undefined : valueAt(body, pointer);
          const isAnyway =
            found.length > 0 &&
            value !== undefined &&
            isSuccess(exchange) &&
            (await takesPlainToo(steps, testUser, pointer, value));
          return isAnyway ? [] : found;
        },
      };
    }
  },
} satisfies Requirement;

const placeholder = 'rolecall-hostile';

interface HostileText {
  readonly pointer: string;
  readonly name: string;
  readonly isRole: boolean;
  /** JSON text that stands at the pointer. */
  readonly text: string;
}

function hostileTexts({ contract, cases }: Plan): readonly HostileText[] {
  const { fields } = contract.profile;
  const bodies = [cases.simplest, ...cases.valid].map(({ body }) => body);
  const varying = fields.filter(
    ({ name, request }) => cases.fields.includes(name) && bodies.some((body) => valueAt(body, request) !== undefined),
  );
  // The bodies are made with one text in a member of its own, from which its JSON text is cut out.
  const texts = rawBodies({ x: 'a' }, { largeBytes: 1, depth: 1 }).filter(({ cause }) => cause === 'hostile-string');
  const numbers = rawBodies({ x: 1 }, { largeBytes: 1, depth: 1 }).filter(({ cause }) => cause === 'big-number');
  return varying.flatMap(({ kind, request: pointer }) =>
    [...texts, ...numbers].map(({ name, bytes }) => ({
      pointer,
      isRole: kind === 'role',
      name: `${pointer} ${name}`,
      text: new TextDecoder().decode(bytes).slice('{"x":'.length, -1),
    })),
  );
}
