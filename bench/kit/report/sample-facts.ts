import type { Finding } from '../../../harness/model/finding.ts';

const facts: Readonly<Record<string, Finding>> = {
  'accept.persists': failure(
    'change-not-stored',
    'role is not what the update set',
    '{"role":"admin","note":"ticket 7"}',
    '{"role":"viewer","note":"ticket 7"}',
    '',
  ),
  'accept.echoes-change': failure(
    'change-not-stored',
    'the response shows the role from before',
    '"admin"',
    '"viewer"',
    '/role',
  ),
  'reject.schema:/role.enum': failure(
    'accepted-invalid-value',
    '"ADMIN7" is accepted as a role',
    'status 400 or 422',
    'status 200',
    '/role',
  ),
  'access.insufficient-role': failure(
    'accepted-insufficient-role',
    'a member changes the role of another user',
    'status 403',
    'status 200',
  ),
  'response.never-5xx': failure('server-error', 'an unknown role gets 500', 'a status below 500', 'status 500'),
  'response.body-matches-schema': failure(
    'wrong-format',
    '/updated_at must match format "date-time"',
    'format date-time',
    '"yesterday"',
    '/updated_at',
  ),
  'protocol.allow-header': failure('allow-missing', '405 has no Allow header', 'Allow: PATCH', 'no Allow header'),
  'missing.removed-user': failure('accepted-removed-user', 'a removed user is updated', 'status 404', 'status 200'),
  'document.examples-match-schema': {
    kind: 'gap',
    code: 'example-breaks-schema',
    fact: 'the example of the response 200 lacks /email',
    expected: 'required "email"',
    received: 'no "email"',
    at: '/paths/~1users~1{id}~1role/patch/responses/200',
  },
};

/** What a failing requirement of the sample found. */
export function sampleFact(requirement: string): Finding {
  return facts[requirement] ?? failure('not-held', 'it does not hold', 'that it holds', 'that it does not');
}

function failure(code: string, fact: string, expected: string, received: string, at?: string): Finding {
  return { kind: 'failure', code, fact, expected, received, ...(at === undefined ? {} : { at }) };
}
