import { expect, test } from 'vitest';
import { judgedContract } from '../../bench/kit/judged-contract.ts';
import { noResponse, type SampleResponse, sampleExchange } from '../../bench/kit/sample-exchange.ts';
import type { Contract, Exchange, Json, Requirement } from '../../harness/suite.ts';
import challenge from '../access/challenge.ts';
import body from './body-matches-schema.ts';
import completes from './completes.ts';
import headers from './headers-match-schema.ts';
import mediaType from './media-type-documented.ts';
import never5xx from './never-5xx.ts';
import noSecret from './no-secret-echo.ts';
import noTrace from './no-stack-trace.ts';
import problemStatus from './problem-status-agrees.ts';
import proportionate from './proportionate.ts';
import siblings from './siblings-as-documented.ts';
import status from './status-documented.ts';

type Judging = Extract<Requirement, { readonly judge: unknown }>;

const user = { id: 'u1', role: 'admin' };
const contract = judgedContract(
  {},
  {
    errors: [{ mediaType: 'application/json', body: { message: '{detail}', status: '{status}' } }],
    rateLimit: { retryAfter: 'none', headers: [{ name: 'X-Limit', means: 'limit', on: 'always' }] },
  },
);
const judge = (requirement: Judging, exchange: Exchange, of: Contract = contract, secrets: readonly string[] = []) =>
  requirement.judge({ contract: of, exchange, secrets }).map(({ kind, code }) => `${kind} ${code}`);
const responded = (response: SampleResponse) => sampleExchange(response);

test.each<[Judging, SampleResponse, readonly string[]]>([
  [status, { status: 200, body: user }, []],
  [status, { status: 201, body: user }, ['failure undocumented-success']],
  [status, { status: 302 }, ['failure undocumented-status']],
  [status, { status: 401, intent: { kind: 'refusal', refusal: 'no-credentials' } }, ['gap undocumented-status']],
  [status, { status: 418, intent: { kind: 'refusal', refusal: 'invalid-value' } }, ['failure undocumented-status']],
  [status, { status: 409, operation: 'one', intent: { kind: 'open' } }, []],
  [siblings, { status: 409, operation: 'one', intent: { kind: 'open' } }, ['failure undocumented-status']],
  [siblings, { status: 409 }, []],
  [status, { status: 503 }, []],
  [status, { status: 405, operation: 'other' }, []],
  [mediaType, { status: 200, body: user }, []],
  [mediaType, { status: 200, body: user, headers: [['content-type', 'Application/JSON; charset=utf-8']] }, []],
  [
    mediaType,
    { status: 200, body: user, headers: [['content-type', 'text/html']] },
    ['failure media-type-undocumented'],
  ],
  [mediaType, { status: 200, body: user, headers: [] }, ['failure media-type-missing']],
  [mediaType, { status: 401, body: {}, headers: [['content-type', 'text/html']] }, []],
  [
    mediaType,
    {
      status: 404,
      body: {},
      headers: [['content-type', 'text/html']],
      intent: { kind: 'refusal', refusal: 'malformed-id' },
    },
    ['gap media-type-undocumented'],
  ],
  ...(['malformed-json', 'invalid-value'] as const).map(
    (refusal): [typeof mediaType, Parameters<typeof responded>[0], string[]] => [
      mediaType,
      { status: 400, body: {}, headers: [['content-type', 'text/html']], intent: { kind: 'refusal', refusal } },
      [`${refusal === 'malformed-json' ? 'gap' : 'failure'} media-type-undocumented`],
    ],
  ),
  [body, { status: 200, body: user }, []],
  [body, { status: 200, body: { id: 'u1' } }, ['failure required-missing']],
  [body, { status: 200, body: { id: 1, role: 'admin' } }, ['failure wrong-type']],
  [body, { status: 200, body: { id: 'u1', role: 'Admin' } }, ['failure not-in-enum']],
  [body, { status: 200, body: { ...user, email: 'nobody' } }, ['failure wrong-format']],
  [body, { status: 200, body: { ...user, badge: 1 } }, ['note undeclared-field']],
  [body, { status: 200 }, ['failure body-missing']],
  [body, { status: 400, body: {} }, ['failure required-missing']],
  [body, { status: 404, intent: { kind: 'refusal', refusal: 'unknown-user' } }, ['failure body-missing']],
  [body, { status: 404, intent: { kind: 'refusal', refusal: 'malformed-id' } }, ['gap body-missing']],
  [body, { status: 409, intent: { kind: 'refusal', refusal: 'malformed-id' } }, ['failure body-missing']],
  [headers, { status: 200, body: user, headers: [['x-limit', '5']] }, []],
  [headers, { status: 200, body: user }, ['failure rate-header-missing']],
  [headers, { status: 200, body: user, headers: [['x-limit', 'many']] }, ['failure rate-header-unreadable']],
  [headers, { status: 400, body: { message: '' } }, []],
  [never5xx, { status: 499 }, []],
  [never5xx, { status: 500 }, ['failure server-error']],
  [never5xx, { status: 501, operation: 'other' }, []],
  [completes, { status: 200, body: user }, []],
  [completes, { status: 200, text: '{', headers: [['content-type', 'application/json']] }, ['failure not-json']],
  [completes, { status: 200, text: '<p>', headers: [['content-type', 'text/html']] }, []],
  [noTrace, { status: 400, body: { message: 'role is required' } }, []],
  [
    noTrace,
    { status: 400, body: { trace: 'IllegalArgument\n\tat com.acme.Role.valueOf(Role.java:8)' } },
    ['failure stack-trace'],
  ],
  [
    noTrace,
    { status: 500, body: { message: 'Error: x\n    at handle (/srv/app/users.js:10:5)' } },
    ['failure stack-trace'],
  ],
  [noTrace, { status: 400, body: { message: 'Traceback (most recent call last):' } }, ['failure stack-trace']],
  [noTrace, { status: 400, body: { message: 'select a role from the list; insert into cart' } }, []],
  [
    noTrace,
    { status: 400, body: { message: '[SQL: UPDATE users SET is_admin=? WHERE users.id = ?]' } },
    ['failure stack-trace'],
  ],
  [
    noTrace,
    { status: 400, body: { message: 'SELECT "id", "role" FROM "users" WHERE "id" = $1' } },
    ['failure stack-trace'],
  ],
  [
    noTrace,
    {
      status: 400,
      body: { message: "no role x'; DELETE FROM users; --" },
      sent: { role: "x'; DELETE FROM users; --" },
    },
    [],
  ],
  [problemStatus, { status: 400, body: { message: '', status: 400 } }, []],
  [problemStatus, { status: 400, body: { message: '', status: '400' } }, []],
  [problemStatus, { status: 400, body: { message: '', status: 200 } }, ['failure problem-status-differs']],
  [problemStatus, { status: 400, body: { message: '', status: 'Bad Request' } }, []],
  [problemStatus, { status: 400, body: { message: '', status: 1001 } }, []],
  [challenge, { status: 401, headers: [['www-authenticate', 'Bearer']] }, []],
  [challenge, { status: 401 }, ['failure challenge-missing']],
])('$0.id judges $1 as $2', (requirement, response, codes) => {
  expect(judge(requirement, responded(response))).toEqual(codes);
});

test('a response that did not come or did not end is told by its reason', () => {
  expect(judge(completes, noResponse('timeout-headers'))).toEqual(['failure timeout-headers']);
  expect(judge(completes, noResponse('truncated'))).toEqual(['failure truncated']);
});

test('what is nested deeply is JSON, and out of proportion only where nothing deep was sent', () => {
  const deep = (sent: Json): Exchange => {
    const exchange = responded({ status: 400, text: '[', headers: [['content-type', 'application/json']], sent });
    const json = { ok: false, error: 'too-deep', detail: '2000 levels' } as const;
    return { ...exchange, outcome: { ...exchange.outcome, json } as Exchange['outcome'] };
  };
  expect(judge(completes, deep({ role: 'a' }))).toEqual([]);
  expect(judge(proportionate, deep({ role: 'a' }))).toEqual(['failure disproportionate']);
  expect(judge(proportionate, deep({ role: '['.repeat(2000) }))).toEqual([]);
});

test('a 401 without a challenge is a gap where keys have a header of their own, for which no scheme is registered', () => {
  const keys = judgedContract({}, { auth: { schemes: [{ name: 'key', headers: { 'x-api-key': '{secret}' } }] } });
  expect(judge(challenge, responded({ status: 401 }), keys)).toEqual(['gap challenge-missing']);
});

test('responses that were retried are judged too', () => {
  const last = responded({ status: 200, body: user });
  const first = responded({ status: 503 }).outcome;
  expect(judge(never5xx, { ...last, earlier: [first] })).toEqual(['failure server-error']);
});

test('a secret is found plain and encoded, in body and headers, and never repeated', () => {
  const secret = 'sk-live-0123456789abcdef';
  const hide = (text: string) => responded({ status: 400, body: { message: `x ${text} y` } });
  const forms = [secret, Buffer.from(`Bearer ${secret}`).toString('base64'), Buffer.from(secret).toString('hex')];
  for (const form of forms)
    expect(judge(noSecret, hide(form), contract, [secret]), form).toEqual(['failure secret-echoed']);
  const inHeader = responded({ status: 400, headers: [['x-debug', secret]] });
  expect(JSON.stringify(noSecret.judge({ contract, exchange: inHeader, secrets: [secret] }))).not.toContain(secret);
  expect(judge(noSecret, inHeader, contract, [secret])).toEqual(['failure secret-echoed']);
  expect(judge(noSecret, hide('sk-other'), contract, [secret])).toEqual([]);
});

test('a schema that cannot be read is a gap of the document, not an exception', () => {
  const broken = judgedContract();
  const response = broken.update.responses['200'];
  const schema = { type: 'no such type' };
  const content = { 'application/json': { schema, examples: [] } };
  const update = {
    ...broken.update,
    responses: { 200: { ...response, status: '200', description: '', pointer: '', headers: {}, content } },
  };
  expect(judge(body, responded({ status: 200, body: user }), { ...broken, update })).toEqual(['gap schema-unreadable']);
});
