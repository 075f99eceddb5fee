import { expect, test } from 'vitest';
import { infer, object, path, role, shows, takes, text } from '../../../bench/kit/infer-paths.ts';
import { lesserDrafts } from './lesser-drafts.ts';

const user = object({ id: text, role });
const draft = infer({
  '/users/{id}': {
    put: { parameters: path('id'), requestBody: takes(object({ role })), responses: shows(user) },
    get: { parameters: path('id'), responses: shows(user) },
  },
});

test('a read that does not hold is left out, and that is said', () => {
  const [whole, without] = [...lesserDrafts(draft)];
  expect(whole?.profile.reads?.one?.operation).toBe('GET /users/{id}');
  expect(without?.profile.reads).toBeUndefined();
  expect(without?.open.reads?.[0]).toMatch(/^GET \/users\/\{id\} may read one user; .* hold: \{ one: \{ operation: /);
  expect(without?.places.map(({ id }) => id)).toContain('GET /users/{id}');
});

test('a read that a person named is never left out', () => {
  expect([...lesserDrafts(draft, { one: 'GET /users/{id}' })]).toHaveLength(1);
});
