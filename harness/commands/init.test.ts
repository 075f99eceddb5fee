import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { parse } from 'yaml';
import { HarnessError } from '../errors.ts';
import type { JsonObject } from '../model/json.ts';
import { parseTargetFile } from '../target/parse-target-file.ts';
import { readTarget } from '../target/read-target.ts';
import { initContract } from './init.ts';
import { readValues } from './init-questions.ts';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rolecall-init-'));
  vi.spyOn(console, 'log').mockImplementation(() => {});
});

afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

const user = {
  type: 'object',
  required: ['id', 'role'],
  properties: {
    id: { type: 'integer' },
    email: { type: 'string' },
    role: { type: 'string', enum: ['viewer', 'admin'] },
    hue: { type: 'string', enum: ['red', 'blue'] },
  },
};

/** A document with one update of a role, and whatever else is given. */
function document(paths: JsonObject = {}): string {
  const response = { description: 'A user.', content: { 'application/json': { schema: user } } };
  const parameters = [{ name: 'id', in: 'path', required: true, schema: { type: 'integer' } }];
  const body = { type: 'object', properties: { role: user.properties.role, hue: user.properties.hue } };
  const update = {
    parameters,
    requestBody: { content: { 'application/json': { schema: body } } },
    responses: { 200: response, 404: { description: 'No such user.' } },
  };
  const file = join(folder, 'openapi.json');
  const value = {
    openapi: '3.1.0',
    info: { title: 'Acme', version: '1' },
    servers: [{ url: 'https://acme.example/v1' }],
    security: [{ key: [] }],
    paths: { '/users/{id}': { patch: update, get: { parameters, responses: { 200: response } } }, ...paths },
    components: { securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'X-Key' } } },
  };
  writeFileSync(file, JSON.stringify(value));
  return file;
}

const flags = () => ({ out: join(folder, 'acme'), targets: join(folder, 'targets.yaml'), yes: true });
const profile = () => parse(readFileSync(join(folder, 'acme', 'profile.yaml'), 'utf8'));

test('a folder that passes its check and a target file are written', async () => {
  expect(await initContract(document(), flags(), undefined)).toBe(0);
  expect(profile()).toMatchObject({
    title: 'Acme',
    resource: { request: { in: 'path', name: 'id' }, format: 'integer' },
    user: { id: '/id', email: '/email' },
    fields: [
      { name: 'role', kind: 'role' },
      { name: 'hue', kind: 'attribute' },
    ],
    reads: { one: { operation: 'GET /users/{id}' } },
    permissions: {
      roles: [
        { value: 'admin', rank: 2, mayUpdate: true },
        { value: 'viewer', rank: 1 },
      ],
    },
  });
  // What the document says by itself is not said again.
  expect(profile()).not.toHaveProperty('auth');
  for (const [file, schema] of [
    ['acme/profile.yaml', 'profile'],
    ['targets.yaml', 'targets'],
  ] as const) {
    const [, named = ''] =
      /^# yaml-language-server: \$schema=(.+)\n/.exec(readFileSync(join(folder, file), 'utf8')) ?? [];
    expect(existsSync(join(folder, file, '..', named))).toBe(true);
    expect(named).toMatch(new RegExp(`/${schema}[.]schema[.]json$`));
  }
});

test('the target file takes secrets from the environment, and names the server of the document', async () => {
  await initContract(document(), flags(), undefined);
  const { targets } = parse(readFileSync(join(folder, 'targets.yaml'), 'utf8'));
  expect(targets['acme-sandbox']).toMatchObject({
    contract: 'acme',
    baseUrl: 'https://acme.example/v1',
    callers: { admin: { headers: { 'X-Key': expect.stringMatching(/^\$\{ACME_ADMIN_SECRET\}$/) } } },
  });
});

test('the target file is one that a run can read', async () => {
  await initContract(document(), flags(), undefined);
  const file = parseTargetFile(readFileSync(join(folder, 'targets.yaml'), 'utf8'), 'targets.yaml');
  const environment = { ACME_ADMIN_SECRET: 'strong', ACME_MEMBER_SECRET: 'weak' };
  const target = readTarget(file, 'acme-sandbox', { environment });
  expect(target.callers.admin?.headers).toEqual({ 'X-Key': 'strong' });
});

test('nothing is written over, and a target file not even by force', async () => {
  writeFileSync(join(folder, 'targets.yaml'), 'mine');
  await initContract(document(), flags(), undefined);
  await expect(initContract(document(), flags(), undefined)).rejects.toMatchObject({ code: 'OUTPUT_UNWRITABLE' });
  await initContract(document(), { ...flags(), force: true, title: 'Anew' }, undefined);
  expect(profile().title).toBe('Anew');
  expect(readFileSync(join(folder, 'targets.yaml'), 'utf8')).toBe('mine');
});

test('two operations that look alike ask for the flag that chooses', async () => {
  const controlRequest = { '/members/{id}': JSON.parse(readFileSync(document(), 'utf8')).paths['/users/{id}'] };
  const refused = await initContract(document(controlRequest), flags(), undefined).catch((cause: unknown) => cause);
  expect(refused).toBeInstanceOf(HarnessError);
  expect(refused).toMatchObject({ code: 'USAGE', hint: expect.stringContaining('--operation') });
  expect(existsSync(join(folder, 'acme'))).toBe(false);
});

test('flags decide what cannot be inferred', async () => {
  const chosen = { role: '/hue', roleInUser: '/hue', values: ['red', 'blue'], managers: ['blue'], owner: 'blue' };
  expect(await initContract(document(), { ...flags(), ...chosen }, undefined)).toBe(0);
  expect(profile()).toMatchObject({
    fields: [
      { name: 'hue', kind: 'role', values: ['red', 'blue'] },
      { name: 'role', kind: 'attribute' },
    ],
    permissions: { roles: [{ value: 'blue', mayUpdate: true, owner: true }, { value: 'red' }] },
  });
});

test('a terminal is asked, with suggestions that follow from the responses before', async () => {
  const asked: [string, string][] = [];
  const responses: Record<string, string> = { 'Where is the role': '/hue', 'Where does a user object': '/hue' };
  const ask = async (question: string, suggestion: string) => {
    asked.push([question.split('\n')[0] ?? '', suggestion]);
    return Object.entries(responses).find(([start]) => question.startsWith(start))?.[1] ?? '';
  };
  const { yes: _, ...rest } = flags();
  await initContract(document(), rest, ask);
  expect(profile().fields[0]).toMatchObject({ name: 'hue', request: '/hue' });
  const suggested = Object.fromEntries(asked);
  expect(suggested['Which operation updates the role?']).toBe('PATCH /users/{id}');
  expect(suggested['Which roles are there, weakest first (comma-separated)?']).toBe('red, blue');
});

test('a document that is neither OpenAPI 3 nor Swagger 2.0 is refused with what to do about it', async () => {
  const file = join(folder, 'swagger.json');
  writeFileSync(file, '{"swagger":"1.2","info":{"title":"Old","version":"1"},"paths":{}}');
  const refusal = initContract(file, flags(), undefined);
  await expect(refusal).rejects.toMatchObject({
    code: 'DOCUMENT_UNREADABLE',
    hint: expect.stringContaining('OpenAPI 3'),
  });
});

test('values are numbers unless they are quoted', () => {
  expect(readValues('a, 10,"20", true')).toEqual(['a', 10, '20', true]);
});

test('what fails on its own mock is not written unless somebody wants it, and then stands under what to decide', async () => {
  const file = document();
  const value = JSON.parse(readFileSync(file, 'utf8'));
  const { schema } = value.paths['/users/{id}'].patch.responses['200'].content['application/json'];
  // What an update may write, no response may show.
  schema.properties.role = { type: 'string', pattern: '^[A-Z]+$' };
  writeFileSync(file, JSON.stringify(value));
  await expect(initContract(file, flags(), undefined)).rejects.toMatchObject({ code: 'PROFILE_INVALID' });
  expect(existsSync(join(folder, 'acme'))).toBe(false);
  expect(await initContract(file, { ...flags(), unproven: true }, undefined)).toBe(3);
  expect(readFileSync(join(folder, 'acme', 'profile.yaml'), 'utf8')).toMatch(/^# Decide: mock: .*\/role/m);
});

test('as data nothing is written, and the files are among the data', async () => {
  const told: string[] = [];
  vi.spyOn(console, 'log').mockImplementation((text: string) => told.push(text));
  expect(await initContract(document(), { ...flags(), json: true }, undefined)).toBe(0);
  expect(existsSync(join(folder, 'acme'))).toBe(false);
  const data = JSON.parse(told.join('\n'));
  expect(data).toMatchObject({ operation: 'PATCH /users/{id}', proven: { unproven: [] } });
  expect(Object.keys(data.files)).toEqual([join(folder, 'acme/openapi.yaml'), join(folder, 'acme/profile.yaml')]);
});
