import { expect, test } from 'vitest';
import type { NextPage } from '../model/profile-reads.ts';
import { nextPage, type ReceivedPage } from './next-page.ts';

const page: ReceivedPage = { body: {}, link: undefined, count: 20, before: 0, asked: undefined };

test.each<[NextPage, Partial<ReceivedPage>, string | undefined]>([
  [{ query: 'cursor', from: '/next' }, { body: { next: 'c2' } }, 'c2'],
  [{ query: 'cursor', from: '/next' }, { body: { next: 7 } }, '7'],
  [{ query: 'cursor', from: '/next' }, { body: { next: null } }, undefined],
  [{ query: 'after', from: '/next' }, { body: { next: 'https://a.example/users?limit=2&after=u%2F9' } }, 'u/9'],
  [{ query: 'page', by: 'link' }, { link: '<https://a.example/u?page=1>; rel="prev", </u?page=3>; rel="next"' }, '3'],
  [{ query: 'page', by: 'link' }, { link: '<?page=3>; title="a, b"; rel="last next"' }, '3'],
  [{ query: 'page', by: 'link' }, { link: '<?page=3>; rel="last"' }, undefined],
  [{ query: 'page', by: 'page' }, {}, '2'],
  [{ query: 'page', by: 'page', first: 0 }, {}, '1'],
  [{ query: 'page', by: 'page' }, { asked: '2' }, '3'],
  [{ query: 'offset', by: 'offset' }, {}, '20'],
  [{ query: 'startIndex', by: 'offset', first: 1 }, {}, '21'],
  [{ query: 'offset', by: 'offset' }, { asked: '20' }, '40'],
  [{ query: 'offset', by: 'offset' }, { asked: '20', before: 20, count: 3 }, undefined],
  [{ query: 'offset', by: 'offset' }, { count: 0 }, undefined],
])('%j of %j goes on with %s', (next, received, expected) => {
  expect(nextPage(next, { ...page, ...received })).toBe(expected);
});
