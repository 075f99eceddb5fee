import { expect, test } from 'vitest';
import { documents, infer, list, object, path, role, shows, takes, text } from '../../../bench/kit/infer-paths.ts';
import { inferPermissions } from './infer-permissions.ts';
import { likelyUpdates } from './score-operations.ts';

const user = object({ id: text, role }, ['id']);
const query = (name: string, schema: object) => ({ name, in: 'query', required: true, schema }) as never;

test('what every update has to say in its query has a value, and a person is asked to check it', () => {
  const parameters = [...path('id'), query('notify', { type: 'boolean' }), query('org_id', text)];
  const draft = infer({
    '/users/{id}': { patch: { parameters, requestBody: takes(object({ role })), responses: shows(user) } },
    '/users': { get: { parameters: [query('org_id', text)], responses: shows(list(user)) } },
  });
  expect(draft.profile.resource.parameters).toEqual({ notify: 'false', org_id: '{organization}' });
  expect(draft.open.resource).toEqual([expect.stringContaining('notify, org_id')]);
  expect(draft.profile.reads?.list?.parameters).toEqual({ org_id: '{organization}' });
});

test('the id of a job that is begun is not that of the user', () => {
  const responses = {
    202: { description: 'Later.', content: { 'application/json': { schema: object({ jobId: text }) } } },
  };
  const { profile } = infer({
    '/users/{id}': { patch: { parameters: path('id'), requestBody: takes(object({ role })), responses } },
  });
  expect(profile.responses.user).toBeNull();
});

test.each([
  [
    ['SUPERADMIN', 'ADMIN', 'STAFF', 'USER'],
    ['SUPERADMIN', 'ADMIN', 'STAFF', 'USER'],
  ],
  [
    ['viewer', 'rigger', 'admin'],
    ['admin', 'rigger', 'viewer'],
  ],
  [
    ['admin', 'viewer', 'rigger', 'owner'],
    ['owner', 'admin', 'rigger', 'viewer'],
  ],
])('of %j the strongest first is %j', (values, strongestFirst) => {
  expect(inferPermissions(values, false, {}).roles.map(({ value }) => value)).toEqual(strongestFirst);
});

test('where nothing looks like an update of a role, what the document changes is named', () => {
  const paths = {
    '/osallistujat/{nro}/rooli': { put: { parameters: path('nro'), requestBody: takes(object({ rooli: text })) } },
  };
  expect(likelyUpdates(documents(paths))).toEqual([]);
  expect(() => infer(paths)).toThrow(
    /updates speak of neither users nor roles:\n {2}PUT \/osallistujat.*--operation "METHOD/s,
  );
});

test('of a large document those updates are named that have to do with people', () => {
  const update = { put: { parameters: path('nr'), requestBody: takes(object({ text })) } };
  const things = Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8, 9].map((each) => [`/things${each}/{nr}`, update]));
  expect(() => infer(things)).toThrow(/its 9 updates speak of neither users nor roles\n/);
  expect(() => infer({ ...things, '/members/{nr}/avatar': update })).toThrow(
    /of users or roles:\n {2}PUT \/members\/\{nr\}\/avatar\n.*--operation "PUT \/members/s,
  );
});
