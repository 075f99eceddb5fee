import { expect, test } from 'vitest';
import { isArguableFormat } from './arguable-format.ts';

const uuid = '0f8fad5b-d9cb-469f-a165-70867728950e';

function judge(before: unknown, after: unknown, keyword = 'format'): boolean {
  return isArguableFormat({ pointer: '/x', keyword, way: 'w', before: before as string, after: after as string });
}

test.each(['ada.@example.com', 'ada@example.co!', 'ada@b@example.com', 'a da@example.com', 'ada@example.com '])(
  '%j is an e-mail address to some validator',
  (after) => expect(judge('ada@example.com', after)).toBe(true),
);

test.each(['ada.example.com', '@example.com', 'ada@', '@', '', 7])('%j is an e-mail address to nobody', (after) =>
  expect(judge('ada@example.com', after)).toBe(false),
);

test.each([`{${uuid}}`, uuid.replaceAll('-', ''), ` ${uuid}`])('%j is a uuid to some reader', (after) =>
  expect(judge(uuid, after)).toBe(true),
);

test.each([uuid.slice(1), `${uuid.slice(0, -1)}g`, ''])('%j is a uuid to nobody', (after) =>
  expect(judge(uuid, after)).toBe(false),
);

test('a time without a zone is read by many, an hour 25 by nobody', () => {
  expect(judge('2024-01-01T00:00:00Z', '2024-01-01T00:00:00')).toBe(true);
  expect(judge('2024-01-01T00:00:00Z', '2024-01-01T25:00:00Z')).toBe(false);
});

test('other keywords and other formats are never arguable', () => {
  expect(judge('ada@example.com', 'ada.@example.com', 'pattern')).toBe(false);
  expect(judge('10.0.0.1', '10.0.0.256')).toBe(false);
});
