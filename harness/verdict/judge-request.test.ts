import { expect, test } from 'vitest';
import { judgedContract } from '../../bench/kit/judged-contract.ts';
import type { SeenRequest } from '../model/seen-request.ts';
import { judgeRequest } from './judge-request.ts';

const contract = judgedContract(
  {
    request: {
      ...judgedContract().request,
      documented: {
        type: 'object',
        required: ['role'],
        properties: { role: { enum: ['admin', 'member'] }, display_name: { type: 'string' } },
      },
      proseConstraints: [
        {
          id: 'no-empty-name',
          description: 'A name has characters.',
          source: 'a page',
          pointer: '/display_name',
          schema: { minLength: 1 },
        },
      ],
    },
  },
  {
    auth: {
      schemes: [{ name: 'key', headers: { 'x-key': 'Token {secret}' } }],
      context: { 'x-org': '{organization}' },
    },
  },
);

const headers = { 'x-key': 'token abc', 'x-org': 'o1', 'content-type': 'application/json; charset=UTF-8' };

function judged(changes: Partial<SeenRequest> & { readonly body?: unknown } = {}) {
  const { body = { role: 'admin' }, ...seen } = changes;
  const text = JSON.stringify(body);
  const url = '/users/0a7f9d8e-1111-4222-8333-444455556666';
  const json = { ok: true, value: JSON.parse(text) } as const;
  return judgeRequest(contract, { method: contract.update.method, url, headers, size: text.length, json, ...seen }).map(
    ({ kind, code, at }) => `${kind} ${code}${at === undefined ? '' : ` ${at}`}`,
  );
}

test('a request that keeps the contract has no findings', () => {
  expect(judged()).toEqual([]);
});

test('a base path that is written with escapes is the path that it names', () => {
  const [escaped, method] = [{ ...contract, basePath: '/a%20b' }, contract.update.method];
  const codes = judgeRequest(escaped, { method, url: '/a%20b/users/1', headers, size: 0, json: undefined }).map(
    ({ code }) => code,
  );
  expect([codes.includes('unknown-path'), codes.includes('missing-body')]).toEqual([false, true]);
});

test.each<[string, Parameters<typeof judged>[0], readonly string[]]>([
  ['another path', { url: '/user/1' }, ['failure unknown-path']],
  ['another method', { method: 'PROPFIND' }, ['failure undocumented-method']],
  ['no credentials', { headers: { ...headers, 'x-key': '' } }, ['failure missing-credentials']],
  ['a scheme without a secret', { headers: { ...headers, 'x-key': 'Token ' } }, ['failure missing-credentials']],
  ['no context header', { headers: { ...headers, 'x-org': '' } }, ['failure missing-context-header']],
  ['another media type', { headers: { ...headers, 'content-type': 'text/plain' } }, ['failure wrong-media-type']],
  ['no body', { size: 0, json: undefined }, ['failure missing-body']],
  ['no JSON', { json: { ok: false, error: 'not-json', detail: 'x' } }, ['failure unreadable-body']],
  ['a value out of the enum', { body: { role: 'owner' } }, ['failure breaks-enum /role']],
  ['a missing field', { body: {} }, ['failure breaks-required /role']],
  [
    'a rule of the prose',
    { body: { role: 'admin', display_name: '' } },
    ['failure breaks-no-empty-name /display_name'],
  ],
  ['a misspelt field', { body: { role: 'admin', displayName: 'Ada' } }, ['failure misspelt-field /displayName']],
  ['a field that nobody declares', { body: { role: 'admin', color: 'red' } }, ['note undeclared-field /color']],
  ['a query that nobody declares', { url: '/users/1?verbose=1' }, ['note undeclared-query']],
])('%s is found', (_name, changes, expected) => {
  expect(judged(changes)).toEqual(expected);
});

test('a misspelt field comes with the name that is meant', () => {
  const text = '{"role":"admin","dispaly_name":"Ada"}';
  const [finding] = judgeRequest(contract, {
    method: contract.update.method,
    url: '/users/1',
    headers,
    size: text.length,
    json: { ok: true, value: JSON.parse(text) },
  });
  expect([finding?.code, finding?.fact]).toEqual(['misspelt-field', '/dispaly_name is not declared: /display_name is']);
});
