import { expect, test } from 'vitest';
import { compile } from '../../harness/schema/schema.ts';
import { dialects, type SuiteDraft, suiteCases, suiteRemotes } from './suite.ts';
import { trySuite } from './suite-trial.ts';

const drafts = Object.keys(dialects) as readonly SuiteDraft[];

test.each(drafts)(
  '%s: every example of the official suite is judged right, or its schema is refused by name',
  (draft) => {
    const documents = suiteRemotes(draft);
    const wrong: string[] = [];
    const refused = new Set<string>();
    for (const { file, description, schema, tests } of suiteCases(draft)) {
      try {
        const { accepts } = compile(schema, { dialect: dialects[draft], documents, formats: 'ignore' });
        if (tests.some(({ data, valid }) => accepts(data) !== valid)) wrong.push(`${file} ${description}`);
      } catch (cause) {
        expect(cause).toMatchObject({ code: 'SCHEMA_UNDECIDABLE' });
        refused.add(file);
      }
    }
    expect(wrong).toEqual([]);
    const known = ['properties.json', 'unevaluatedItems.json', 'unevaluatedProperties.json', 'vocabulary.json'];
    expect([...refused].filter((file) => !known.includes(file))).toEqual([]);
  },
);

// What is judged otherwise than the suite says, or refused, by file: internationalized names have exceptions by letter,
// content is an annotation, JavaScript has one kind of number, and a vocabulary of formats is refused by name.
const otherwise = new Map([
  ['content.json', 4],
  ['format/ecmascript-regex.json', 1],
  ['format/idn-hostname.json', 19],
  ['zeroTerminatedFloats.json', 1],
]);
const refusable = ['cross-draft.json', 'format-assertion.json'];

test.each(['draft2020-12', 'draft7', 'draft4'] as const)(
  '%s: the optional examples are judged right, formats included, but for those that are named',
  (draft) => {
    const documents = suiteRemotes(draft);
    const wrong = new Map<string, number>();
    for (const { file, schema, tests } of suiteCases(draft, 'optional')) {
      try {
        const formats = file.startsWith('format') ? 'assert' : 'ignore';
        const { accepts } = compile(schema, { dialect: dialects[draft], documents, formats });
        const missed = tests.filter(({ data, valid }) => accepts(data) !== valid).length;
        if (missed > 0) wrong.set(file, (wrong.get(file) ?? 0) + missed);
      } catch (cause) {
        expect(refusable, String(cause)).toContain(file);
      }
    }
    expect([...wrong].filter(([file, count]) => count > (otherwise.get(file) ?? 0))).toEqual([]);
  },
);

test.each(drafts)('%s: another validator finds no value wrong that is made for the official suite', async (draft) => {
  const { files, wrongs } = await trySuite(draft, 4, 2);
  expect(wrongs).toEqual([]);
  const generated = [...files.values()].reduce(
    (sum, { valid, invalid }) => sum + valid.generated + invalid.generated,
    0,
  );
  expect(generated).toBeGreaterThan(100);
});
