import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { parse, stringify } from 'yaml';
import type { JsonObject } from '../model/json.ts';
import { pullContracts } from './pull.ts';
import type { Pulled } from './pulled.ts';

const original = join(import.meta.dirname, '..', '..', 'examples', 'contracts', 'membership-levels');
const stored = parse(readFileSync(join(original, 'openapi.yaml'), 'utf8')) as JsonObject;
const update = '/groups/{group_id}/members/{membership_id}';

let specs = '';
let server: Server;
let address = '';
/** What the vendor publishes today; a number is a status, a text starting with / a redirect. */
let today: unknown = stored;
let asked: (string | undefined)[] = [];

beforeAll(async () => {
  specs = mkdtempSync(join(tmpdir(), 'rolecall-pull-test-'));
  server = createServer((request, response) => {
    asked.push(request.headers['if-none-match']);
    if (request.url === '/elsewhere') response.writeHead(302, { location: 'http://localhost:1/doc' }).end();
    else if (request.url === '/moved') response.writeHead(301, { location: '/doc' }).end();
    else if (request.headers['if-none-match'] === '"one"') response.writeHead(304).end();
    else if (typeof today === 'number') response.writeHead(today).end();
    else response.writeHead(200, { etag: '"one"' }).end(typeof today === 'string' ? today : stringify(today));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

beforeEach(() => {
  asked = [];
  rmSync(join(specs, 'levels'), { recursive: true, force: true });
  cpSync(original, join(specs, 'levels'), { recursive: true });
});

afterAll(() => {
  server.close();
  rmSync(specs, { recursive: true, force: true });
});

async function pull(published: unknown, flags: { from?: string; write?: boolean } = {}) {
  today = published;
  const log = vi.spyOn(console, 'log').mockImplementation(() => {});
  try {
    const code = await pullContracts(['levels'], { specs, json: true, from: `${address}/doc`, ...flags });
    const [one] = JSON.parse(String(log.mock.calls[0]?.[0])) as Pulled[];
    return { code, one: one as Pulled };
  } finally {
    log.mockRestore();
  }
}

// Documents of any shape are edited by hand here: their members have no types.
// biome-ignore lint/suspicious/noExplicitAny: see above
type Loose = any;
type Edit = (parts: Readonly<Record<'document' | 'operation' | 'body' | 'shown', Loose>>) => void;

/** The document with one thing changed. */
function changed(edit: Edit): JsonObject {
  const document = structuredClone(stored) as Loose;
  const operation = document.paths[update].put;
  edit({
    document,
    operation,
    body: operation.requestBody.content['application/json'].schema,
    shown: document.components.schemas.Membership,
  });
  return document;
}

test('the same document says the same, whatever its words and order are', async () => {
  const { code, one } = await pull(
    changed(({ document, operation }) => {
      operation.summary = 'Other words';
      document.info.description = 'More of them';
      document.components.schemas = Object.fromEntries(Object.entries(document.components.schemas).reverse());
    }),
  );
  expect([code, one.outcome]).toEqual([0, 'same']);
});

const level = (shown: Loose) => shown.properties.access_level;

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
      delete document.paths[update].put;
    },
    'api-removed',
    'breaking',
  ],
])('%s is told by its name', async (_, edit, id, severity) => {
  const { code, one } = await pull(changed(edit));
  expect(code).toBe(1);
  if (one.outcome !== 'changed') throw new Error(one.outcome);
  expect(one.changes.map((change) => [change.id, change.severity])).toContainEqual([id, severity]);
});

test('what a change means for the suite is told by the cases that come and go', async () => {
  const { one } = await pull(changed(({ body }) => level(body).enum.pop()));
  if (one.outcome !== 'changed') throw new Error(one.outcome);
  expect(one.suite.cases.go).not.toEqual([]);
  expect(one.suite.misfit).toBeUndefined();
});

test('a document that the profile no longer fits is told, and is not taken over', async () => {
  const { one } = await pull(
    changed(({ body, shown }) => {
      for (const schema of [body, shown]) {
        schema.properties.grade = schema.properties.access_level;
        delete schema.properties.access_level;
        schema.required = ['grade'];
      }
    }),
    { write: true },
  );
  expect(one).toMatchObject({
    outcome: 'changed',
    written: false,
    suite: { misfit: expect.stringContaining('profile.yaml') },
  });
});

test('what is taken over is the same the next time, by its entity tag without being sent again', async () => {
  expect(
    (
      await pull(
        changed(({ body }) => level(body).enum.push(60)),
        { write: true },
      )
    ).one,
  ).toMatchObject({ written: true });
  expect(await pull(today)).toMatchObject({
    code: 0,
    one: { outcome: 'same', why: expect.stringContaining('not modified') },
  });
  expect(asked).toEqual([undefined, '"one"']);
});

test.each([
  ['a status', 503, '/doc', 'status 503'],
  ['no document at all', 'Just a moment...', '/doc', ''],
  ['another origin', stored, '/elsewhere', 'another origin'],
])('%s is unreadable, and nothing changed', async (_, published, path, why) => {
  const { code, one } = await pull(published, { from: `${address}${path}` });
  expect(code).toBe(2);
  expect(one).toMatchObject({ outcome: 'unreadable', why: expect.stringContaining(why) });
});

test('a redirect within the origin is followed', async () => {
  expect((await pull(stored, { from: `${address}/moved` })).code).toBe(0);
});
