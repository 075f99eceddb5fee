import { compile } from '../../harness/schema/schema.ts';
import {
  asReceived,
  type Case,
  failure,
  isSuccess,
  type Json,
  type Plan,
  put,
  type Requirement,
  shown,
  valueAt,
} from '../../harness/suite.ts';
import { expectRefusal } from '../steps/expect-refusal.ts';
import { takesPlainToo } from '../steps/plain-control.ts';
import { ranked } from '../steps/ranked.ts';
import { bodySetting, settings } from '../steps/settings.ts';

/** Sends what looks like a role and is none: other letter case, white space, letters of other scripts, the value in a list. */
export default {
  kind: 'try',
  id: 'reject.lookalike-values',
  level: 'must',
  severity: 'updates',
  sentence: 'A value that only looks like a documented role MUST be refused.',
  matters: 'a typing mistake becomes a role, or a role that no other part of the system knows',
  *scenarios(plan) {
    const tries = lookalikeBodies(plan);
    if (tries.length === 0) plan.skip('the document names no values, or accepts any');
    for (const [index, { body, controlRequest, name, pointer }] of tries.entries()) {
      yield {
        name,
        purpose: 'invalid-value',
        rank: ranked(index),
        cost: 1,
        async run(steps, [testUser]) {
          const exchange = await steps.update(testUser, { body, name, refusal: 'invalid-value' });
          const found = expectRefusal(steps, exchange, 'invalid-value');
          if (!isSuccess(exchange)) return found;
          await steps.update(testUser, { case: steps.cases.simplest, open: true });
          if (!(await steps.accepted(controlRequest))) return [];
          if (await takesPlainToo(steps, testUser, pointer, valueAt(body, pointer))) return [];
          const way = name.slice(name.indexOf(' ') + 1);
          const fact = `${pointer} accepts what only looks like a documented value: ${way}`;
          return found.map(({ code, expected, received }) =>
            failure({ code, fact, expected, received, at: pointer }, exchange),
          );
        },
      };
    }
  },
} satisfies Requirement;

interface Lookalike {
  readonly body: Json;
  readonly controlRequest: Json;
  readonly name: Case['name'];
  readonly pointer: string;
}

function lookalikeBodies(plan: Plan): readonly Lookalike[] {
  const { accepts } = compile(plan.contract.request.enforceable);
  // Where any text will do, nothing looks like a value and is none.
  const known = settings(plan).filter(({ change }) => (plan.cases.values?.[change.name] ?? []).length > 0);
  return known.flatMap(({ change, values }) =>
    values.flatMap((value) =>
      lookalikes(change.list && Array.isArray(value) ? value[0] : value).flatMap(
        ([way, other]): readonly Lookalike[] => {
          const controlRequest = bodySetting(plan, change, value);
          const body = put(controlRequest, change.request, change.list ? [other] : other);
          const read = body === undefined ? undefined : asReceived(plan.contract, body);
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
      ['text between spaces', ` ${value} `],
      ['list', [value]],
      ...(typeof value === 'number'
        ? ([
            ['fraction', value + 0.7],
            ['text of a fraction', `${value}.7`],
          ] as const)
        : []),
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
