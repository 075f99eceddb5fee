import { expect, test } from 'vitest';
import type { JsonSchema } from '../../model/json.ts';
import { fieldsOf } from './fields.ts';
import { shownRoles, type WrittenRole } from './match-role.ts';

const string: JsonSchema = { type: 'string' };
const object = (properties: Record<string, JsonSchema>): JsonSchema => ({ type: 'object', properties });
const list = (items: JsonSchema): JsonSchema => ({ type: 'array', items });

/** Where a user of this schema shows a role that is written so: the likeliest place, how sure, and where in an item. */
function shown(pointer: string, user: JsonSchema, more: Partial<WrittenRole> = {}) {
  const written: WrittenRole = { pointer, list: false, schemas: [{ type: 'string' }], ...more };
  const [first] = shownRoles(fieldsOf(user), written, user);
  return first && [first.field.pointer, first.sure, first.item];
}

test.each<[string, ReturnType<typeof shown>, string, JsonSchema, Partial<WrittenRole>?]>([
  [
    'the same name before a like one',
    ['/role', 10, undefined],
    '/role',
    object({ role: string, default_role: string }),
  ],
  ['the id of the role inside it', ['/role/slug', 6, undefined], '/role', object({ role: object({ slug: string }) })],
  [
    'the role that a user of JSON:API is related to',
    ['/relationships/role/data/id', 8, undefined],
    '/data/attributes/role_id',
    object({ relationships: object({ role: object({ data: object({ id: string, type: string }) }) }) }),
  ],
  [
    'a flag under its longer name',
    ['/is_admin', 8, undefined],
    '/admin',
    object({ is_admin: { type: 'boolean' } }),
    { schemas: [{ type: 'boolean' }] },
  ],
  [
    'an id in a list of objects',
    ['/roles', 8, '/id'],
    '/role_ids',
    object({ roles: list(object({ id: string, name: string })) }),
    { list: true },
  ],
  ['nothing of another type', undefined, '/role', object({ role: { type: 'integer' } })],
  [
    'nothing with other values',
    undefined,
    '/role',
    object({ role: { enum: ['x', 'y'] } }),
    { schemas: [{ enum: ['a', 'b'] }] },
  ],
  ['no list for a single role', undefined, '/role', object({ roles: list(string) })],
  ['not the role of a job', undefined, '/access_level', object({ job_role: string })],
])('%s', (_name, place, pointer, user, more) => {
  expect(shown(pointer, user, more)).toEqual(place);
});
