import { expect, test } from 'vitest';
import { loadFormats } from './load-formats.ts';

const file = (format: object) => [{ name: 'mine', load: async () => ({ default: { id: 'mine', ...format } }) }];

test.each([
  [{ render: () => '' }, 'report format file mine has no fileName'],
  [{ fileName: 'mine.txt' }, 'report format file mine has no render'],
])('a format that lacks a part is refused by its name', async (format, fact) => {
  await expect(loadFormats(file(format))).rejects.toMatchObject({ message: expect.stringContaining(fact) });
});
