import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { changed, type Edit, level, Publisher, updatePathOfLevels } from '../../bench/kit/publisher.ts';

const publisher = new Publisher();
beforeAll(() => publisher.open());
beforeEach(() => publisher.reset());
afterAll(() => publisher.close());

test.each<readonly [string, Edit, string, string]>([
  ['a role more', ({ body }) => level(body).enum.push(60), 'request-property-enum-value-added', 'compatible'],
  ['a role less', ({ body }) => level(body).enum.pop(), 'request-property-enum-value-removed', 'breaking'],
  [
    'a role more in responses',
    ({ shown }) => level(shown).enum.push(60),
    'response-property-enum-value-added',
    'breaking',
  ],
  [
    'a role less in responses',
    ({ shown }) => level(shown).enum.pop(),
    'response-property-enum-value-removed',
    'compatible',
  ],
  [
    'roles as texts',
    ({ body }) => Object.assign(level(body), { type: 'string', enum: ['a'] }),
    'request-property-type-changed',
    'breaking',
  ],
  [
    'a required field',
    ({ body }) => {
      body.properties.reason = { type: 'string' };
      body.required.push('reason');
    },
    'request-required-property-added',
    'breaking',
  ],
  [
    'an optional field',
    ({ body }) => {
      body.properties.reason = { type: 'string' };
    },
    'request-optional-property-added',
    'compatible',
  ],
  [
    'a field less',
    ({ body }) => {
      delete body.properties.expires_at;
    },
    'request-optional-property-removed',
    'warning',
  ],
  [
    'a role that may be left out',
    ({ body }) => {
      body.required = [];
    },
    'request-property-became-optional',
    'compatible',
  ],
  [
    'a field that must be sent',
    ({ body }) => body.required.push('expires_at'),
    'request-property-became-required',
    'breaking',
  ],
  [
    'no null any more',
    ({ body }) => {
      body.properties.expires_at.type = 'string';
    },
    'request-property-became-not-nullable',
    'breaking',
  ],
  [
    'null in responses',
    ({ shown }) => {
      shown.properties.user.properties.username.type = ['string', 'null'];
    },
    'response-property-became-nullable',
    'breaking',
  ],
  [
    'a response without its id',
    ({ shown }) => {
      shown.required = ['user', 'access_level'];
    },
    'response-property-became-optional',
    'breaking',
  ],
  [
    'a member of a response less',
    ({ shown }) => {
      delete shown.properties.expires_at;
    },
    'response-optional-property-removed',
    'warning',
  ],
  [
    'a member of a response more',
    ({ shown }) => {
      shown.properties.note = { type: 'string' };
    },
    'response-optional-property-added',
    'compatible',
  ],
  [
    'a closed body',
    ({ body }) => {
      body.additionalProperties = false;
    },
    'request-object-closed',
    'breaking',
  ],
  [
    'another success',
    ({ operation }) => {
      operation.responses['202'] = operation.responses['200'];
      delete operation.responses['200'];
    },
    'response-success-status-removed',
    'breaking',
  ],
  [
    'a status more',
    ({ operation }) => {
      operation.responses['409'] = { description: 'No.' };
    },
    'response-non-success-status-added',
    'compatible',
  ],
  [
    'a parameter that must be sent',
    ({ operation }) =>
      operation.parameters.push({ name: 'notify', in: 'query', required: true, schema: { type: 'boolean' } }),
    'new-required-request-parameter',
    'breaking',
  ],
  [
    'another media type',
    ({ operation }) => {
      const { content } = operation.requestBody;
      content['application/merge-patch+json'] = content['application/json'];
      delete content['application/json'];
    },
    'request-body-media-type-removed',
    'breaking',
  ],
  [
    'a tighter bound',
    ({ operation }) => {
      operation.parameters[1].schema.minimum = 100;
    },
    'request-property-minimum-tightened',
    'breaking',
  ],
  [
    'other credentials',
    ({ document }) => {
      document.components.securitySchemes.key = { type: 'apiKey', in: 'header', name: 'x-key' };
      document.security = [{ key: [] }];
    },
    'api-security-removed',
    'breaking',
  ],
  [
    'no such operation',
    ({ document }) => {
      delete document.paths[updatePathOfLevels].put;
    },
    'api-removed',
    'breaking',
  ],
])('%s is told by its name', async (_, edit, id, severity) => {
  const { code, one } = await publisher.pull(changed(edit));
  expect(code).toBe(1);
  if (one.outcome !== 'changed') throw new Error(one.outcome);
  expect(one.changes.map((change) => [change.id, change.severity])).toContainEqual([id, severity]);
});
