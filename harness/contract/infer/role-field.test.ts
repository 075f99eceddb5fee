import { expect, test } from 'vitest';
import { documents, infer, object, path, role, shows, takes, text } from '../../../bench/kit/infer-paths.ts';
import { leader, likelyUpdates } from './score-operations.ts';

const done = { 204: { description: 'Done.' } };
const kind = { type: 'string', enum: ['SUPER_ADMIN', 'APP_ADMIN', 'READ_ONLY_ADMIN'] };

test('what is assigned at the roles of a user is a role, whatever it is called', () => {
  const assign = { parameters: path('id'), requestBody: takes(object({ type: kind, note: text })), responses: done };
  const { profile } = infer({ '/users/{id}/roles': { post: assign } }, { operation: 'POST /users/{id}/roles' });
  expect(profile.fields[0]).toMatchObject({ request: '/type', kind: 'role' });
});

test('what a path says after a role is about the assignment, and is never taken for the update', () => {
  const parameters = path('id', 'roleId');
  const targets = { put: { parameters, responses: done }, get: { parameters, responses: shows(object({ id: text })) } };
  const likely = likelyUpdates(documents({ '/users/{id}/roles/{roleId}/targets/apps': targets }));
  expect(leader(likely)).toBeUndefined();
});

test('a role in the path of an update that users show as one value takes the place of the other', () => {
  const user = object({ id: text, role });
  const paths = {
    '/users/{id}/role/{role}': { put: { parameters: path('id', 'role'), responses: done } },
    '/users/{id}': { get: { parameters: path('id'), responses: shows(user) } },
  };
  expect(leader(likelyUpdates(documents(paths)))?.place.path).toBe('/users/{id}/role/{role}');
  expect(infer(paths).profile.fields[0]?.adds).toBeUndefined();
});

test('the id of a role object in the body is not that of the user again', () => {
  const body = object({ role: object({ id: { type: 'integer', enum: [10, 20] } }, ['id']) }, ['role']);
  const { profile } = infer({
    '/users/{id}': {
      put: { parameters: path('id'), requestBody: takes(body), responses: shows(object({ id: text })) },
    },
  });
  expect(profile.resource.repeated).toBeUndefined();
  expect(profile.fields[0]?.request).toBe('/role/id');
});

const updated = (field: object, example?: object) => ({
  '/users/{id}': {
    put: {
      parameters: path('id'),
      requestBody: { content: { 'application/json': { schema: object({ role: field as never }, ['role']), example } } },
      responses: shows(object({ id: text, role: { type: 'string', example: 'global:owner' } })),
    },
  },
});

test('examples of the role are its values where nothing lists them, and one alone stands before placeholders', () => {
  const two = infer(updated({ type: 'string', example: 'global:member' }) as never);
  expect(two.profile.fields[0]?.values).toEqual(['global:member', 'global:owner']);
  expect(two.open.fields).toContain('the values are those of examples in the document: add what else there is');
  const one = infer(updated({ type: 'string' }) as never);
  expect(one.profile.fields[0]?.values).toEqual(['global:owner', 'member']);
  expect(one.open.fields?.[0]).toMatch(/but "global:owner", an example, these are placeholders/);
  const body = infer(updated({ type: 'string' }, { role: 'global:guest' }) as never);
  expect(body.profile.fields[0]?.values).toEqual(['global:guest', 'global:owner']);
});

test('what an enum has for lack of a role is left out, and said', () => {
  const { profile, open } = infer(
    updated({ type: 'string', enum: ['st', 'adm', 'ERROR', 'ROLE_UNSPECIFIED'] }) as never,
  );
  expect(profile.fields[0]?.values).toEqual(['st', 'adm']);
  expect(open.fields).toContain('left out of the values, as no role: ERROR, ROLE_UNSPECIFIED');
});

test('an admin who only reads or reports manages nobody', () => {
  const { profile } = infer(updated(kind) as never);
  const managers = profile.permissions?.roles.filter(({ mayUpdate }) => mayUpdate).map(({ value }) => value);
  expect(managers).toEqual(['SUPER_ADMIN', 'APP_ADMIN']);
});

test('If-Match is a condition, and no context that every request carries with one value', () => {
  const parameters = [...path('id'), { name: 'If-Match', in: 'header', required: true, schema: text }];
  const responses = {
    ...shows(object({ id: text, role })),
    412: { description: 'Changed.' },
    428: { description: 'No.' },
  };
  const { profile, open } = infer({
    '/users/{id}': { put: { parameters, requestBody: takes(object({ role })), responses } },
  });
  expect(profile.auth.context).toBeUndefined();
  expect(open.refusals).toEqual([]);
});

test('a type of user is asked about, unless its values are called as roles are', () => {
  const of = (values: readonly string[]) =>
    leader(
      likelyUpdates(
        documents({
          '/users/{id}': {
            patch: {
              parameters: path('id'),
              requestBody: takes(object({ userType: { type: 'string', enum: [...values] } })),
              responses: shows(object({ id: text })),
            },
          },
        }),
      ),
    );
  expect(of(['Member', 'Guest'])).toBeUndefined();
  expect(of(['member', 'admin'])).toBeDefined();
});

test('words of access are ranked as everybody reads them', () => {
  const { profile } = infer(updated({ type: 'string', enum: ['enterprise', 'full', 'none', 'read-only'] }) as never);
  expect(profile.permissions?.roles.map(({ value }) => value)).toEqual(['full', 'enterprise', 'read-only', 'none']);
});
