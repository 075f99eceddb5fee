import { compile } from '../../harness/schema/schema.ts';
import {
  asReceived,
  type Case,
  type Finding,
  failure,
  isSuccess,
  type Json,
  type OldRequirement,
  put,
  type RequirementContext,
  shown,
} from '../../harness/suite.ts';
import { expectRefusal } from '../steps/expect-refusal.ts';
import { requireSuccess } from '../steps/require-success.ts';
import { bodySetting, settings } from '../steps/settings.ts';

/** Sends what looks like a role and is none: other letter case, white space, letters of other scripts, the value in a list. */
export default {
  id: 'reject.lookalike-values',
  level: 'must',
  severity: 'updates',
  sentence: 'A value that only looks like a documented role MUST be refused.',
  matters: 'a typing mistake becomes a role, or a role that no other part of the system knows',
  appliesTo: () => true,
  async try(context) {
    const findings: Finding[] = [];
    await requireSuccess(context);
    const tries = lookalikeBodies(context);
    if (tries.length === 0) context.skip('the document accepts any value');
    await context.forEachTestUser(tries, async ({ body, controlRequest, name, pointer }, testUser) => {
      const exchange = await context.update(testUser, { body, name, refusal: 'invalid-value' });
      const found = expectRefusal(context, exchange, 'invalid-value');
      if (!isSuccess(exchange)) {
        findings.push(...found);
        return;
      }
      await context.update(testUser, { case: context.cases.simplest, open: true });
      if (!(await context.accepted(testUser, controlRequest))) return;
      const fact = `${pointer} accepts what only looks like a documented value: ${name.slice(name.indexOf(' ') + 1)}`;
      for (const { code, expected, received } of found)
        findings.push(failure({ code, fact, expected, received, at: pointer }, exchange));
    });
    return findings;
  },
  mustCatch: ['letter-case-ignored', 'lookalike-letters-folded', 'one-unknown-value-accepted', 'white-space-trimmed'],
} satisfies OldRequirement;

interface Lookalike {
  readonly body: Json;
  readonly controlRequest: Json;
  readonly name: Case['name'];
  readonly pointer: string;
}

function lookalikeBodies(context: RequirementContext): readonly Lookalike[] {
  const { accepts } = compile(context.contract.request.enforceable);
  return settings(context).flatMap(({ change, values }) =>
    values.flatMap((value) =>
      lookalikes(change.list && Array.isArray(value) ? value[0] : value).flatMap(
        ([way, other]): readonly Lookalike[] => {
          const controlRequest = bodySetting(context, change, value);
          const body = put(controlRequest, change.request, change.list ? [other] : other);
          const read = body === undefined ? undefined : asReceived(context.contract, body);
          if (body === undefined || read === undefined || accepts(read)) return [];
          return [
            { body, controlRequest, name: `${change.request} ${way} of ${shown(value)}`, pointer: change.request },
          ];
        },
      ),
    ),
  );
}

/** Letters and how a letter of another script looks like them. */
const controlRequests: Readonly<Record<string, string>> = {
  a: 'а',
  e: 'е',
  o: 'о',
  i: 'і',
  c: 'с',
  A: 'А',
  M: 'М',
  O: 'О',
  E: 'Е',
  d: 'ԁ',
  s: 'ѕ',
};

function lookalikes(value: Json | undefined): readonly (readonly [string, Json])[] {
  if (typeof value === 'boolean' || typeof value === 'number')
    return [
      ['text', String(value)],
      ['list', [value]],
    ];
  if (typeof value !== 'string' || value === '') return [];
  const homoglyph = [...value].findIndex((letter) => letter in controlRequests);
  const swapped = [...value]
    .map((letter, index) => (index === homoglyph ? (controlRequests[letter] ?? letter) : letter))
    .join('');
  const wide = String.fromCodePoint((value.codePointAt(0) ?? 0) + 0xfee0) + value.slice(1);
  const all: readonly (readonly [string, Json])[] = [
    ['upper case', value.toUpperCase()],
    ['lower case', value.toLowerCase()],
    [
      'first letter in the other case',
      (value[0] === value[0]?.toUpperCase() ? value[0]?.toLowerCase() : value[0]?.toUpperCase()) + value.slice(1),
    ],
    ['trailing space', `${value} `],
    ['leading space', ` ${value}`],
    ['trailing line feed', `${value}\n`],
    ['trailing NUL', `${value}\u0000`],
    ['zero-width space', `${value}\u200b`],
    ['letter of another script', swapped],
    ['full-width letter', wide],
    ['plural', `${value}s`],
    ['one letter short', value.slice(0, -1)],
    ['list', [value]],
    ['object', { value }],
  ];
  return all.filter(([, other]) => other !== value);
}
