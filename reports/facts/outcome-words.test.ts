import { expect, test } from 'vitest';
import schema from '../run.schema.json' with { type: 'json' };
import { outcomeWords, wordsOf } from './outcome-words.ts';

const outcomes = schema.$defs.verdict.properties.outcome.enum;

test('every outcome of the record has words of its own', () => {
  expect(outcomeWords.map(({ outcome }) => outcome).sort()).toEqual([...outcomes].sort());
  expect(new Set(outcomeWords.map(({ sign }) => sign)).size).toBe(outcomes.length);
  expect(wordsOf('waived').word).toBe('waived');
});
