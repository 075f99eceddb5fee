import { rawBodies } from '../../harness/schema/schema.ts';
import { type Finding, type OldRequirement, put, type RequirementContext, valueAt } from '../../harness/suite.ts';
import { boundBody } from '../steps/bound-body.ts';
import { judgeHostile, mustRefuse } from '../steps/judge-hostile.ts';
import { requireSuccess } from '../steps/require-success.ts';
import { bytesOf, jsonOf } from '../steps/send-bytes.ts';
import { takesJson } from '../steps/takes-json.ts';

/** Sends texts and numbers that careless code trips on, in every field that takes a text or a number. */
export default {
  id: 'reject.hostile-strings',
  level: 'must',
  severity: 'updates',
  sentence:
    'A hostile text or number MUST be refused where the document does not allow it, and MUST NOT break the server.',
  matters: 'a strange name or a script in it breaks the server, or whoever shows it',
  appliesTo: takesJson,
  async try(context) {
    const findings: Finding[] = [];
    await requireSuccess(context);
    await context.forEachTestUser(hostileTexts(context), async ({ pointer, name, text }, testUser) => {
      const payload = boundBody(context, testUser, context.cases.simplest.body);
      const marked = put(payload, pointer, placeholder);
      if (marked === undefined) return;
      const bytes = bytesOf(JSON.stringify(marked).replace(`"${placeholder}"`, () => text));
      const refusal = mustRefuse(context.contract, jsonOf(bytes));
      const exchange = await context.update(testUser, {
        bytes,
        name,
        ...(refusal ? { refusal: 'invalid-value' } : { open: true }),
      });
      findings.push(...judgeHostile(context, exchange, 'invalid-value', refusal));
    });
    return findings;
  },
  mustCatch: ['crash-on-big-number', 'crash-on-long-string', 'crash-on-nul', 'crash-on-surrogate'],
} satisfies OldRequirement;

const placeholder = 'rolecall-hostile';

interface HostileText {
  readonly pointer: string;
  readonly name: string;
  /** JSON text that stands at the pointer. */
  readonly text: string;
}

function hostileTexts(context: RequirementContext): readonly HostileText[] {
  const { fields } = context.contract.profile;
  const bodies = [context.cases.simplest, ...context.cases.valid].map(({ body }) => body);
  const pointers = fields
    .filter((field) => context.cases.fields.includes(field.name))
    .map(({ request }) => request)
    .filter((pointer) => bodies.some((body) => valueAt(body, pointer) !== undefined));
  // The bodies are made with one text in a member of its own, from which its JSON text is cut out.
  const texts = rawBodies({ x: 'a' }, { largeBytes: 1, depth: 1 }).filter(({ cause }) => cause === 'hostile-string');
  const numbers = rawBodies({ x: 1 }, { largeBytes: 1, depth: 1 }).filter(({ cause }) => cause === 'big-number');
  return pointers.flatMap((pointer) =>
    [...texts, ...numbers].map(({ name, bytes }) => ({
      pointer,
      name: `${pointer} ${name}`,
      text: new TextDecoder().decode(bytes).slice('{"x":'.length, -1),
    })),
  );
}
