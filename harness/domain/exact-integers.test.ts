import { expect, test } from 'vitest';
import { exactInteger, exactText, parseExactly } from './exact-integers.ts';

test('an integer beyond 2^53 keeps its digits', () => {
  const value = parseExactly('{"users":[{"id":9007199254740993},{"id":12}]}') as { users: readonly object[] };
  expect(value.users.map((user) => exactText(user, 'id'))).toEqual(['9007199254740993', undefined]);
  expect(exactText(parseExactly('[9007199254740995]'), '0')).toBe('9007199254740995');
});

test.each(['9007199254740993', '-9007199254740995', '12', '123456789012345678901234567890'])(
  '%s is written as it is',
  (digits) => {
    expect(JSON.stringify({ id: exactInteger(digits) })).toBe(`{"id":${digits}}`);
  },
);
