import { expect, test } from 'vitest';
import { readWord } from './read-word.ts';

test.each<[string, string, unknown]>([
  [
    'a word',
    '{"id":7,"outcome":"refused","status":409,"code":"last_owner"}',
    { id: 7, outcome: 'refused', status: 409, code: 'last_owner' },
  ],
  ['an id in quotes, or none', '{"id":"7","outcome":"updated"}', { id: 7, outcome: 'updated' }],
  [
    'nothing as null, a code that is a number',
    '{"outcome":"refused","status":"400","code":12,"message":null}',
    { id: 7, outcome: 'refused', status: 400, code: '12' },
  ],
  [
    'other types where text is meant',
    '{"outcome":"failed","status":"none","message":{"a":[1]},"users":"all"}',
    { id: 7, outcome: 'failed', message: '{"a":[1]}' },
  ],
  ['ids that are numbers', '{"outcome":"responded","users":[1,2]}', { id: 7, outcome: 'responded', users: ['1', '2'] }],
  ['a log line', 'starting', undefined],
  ['a list', '[1]', undefined],
  ['half a line', '{"id":7,', { not: 'it wrote {"id":7,, which is no JSON line' }],
  [
    'another id',
    '{"id":8,"outcome":"updated"}',
    { not: 'it wrote {"id":8,"outcome":"updated"}: the id that was asked for is 7' },
  ],
  [
    'another outcome',
    '{"id":7,"outcome":"success"}',
    {
      not: 'it wrote {"id":7,"outcome":"success"}: outcome must be one of updated, responded, refused, failed, unsupported',
    },
  ],
])('%s is read as far as it can be, or told why not', (_what, line, read) => {
  expect(readWord(line, 7)).toEqual(read);
});
