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

test.each(drafts)('%s: another validator finds no value wrong that is made for the official suite', async (draft) => {
  const { files, wrongs } = await trySuite(draft, 4, 2);
  expect(wrongs).toEqual([]);
  const generated = [...files.values()].reduce(
    (sum, { valid, invalid }) => sum + valid.generated + invalid.generated,
    0,
  );
  expect(generated).toBeGreaterThan(100);
});
