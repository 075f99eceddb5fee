import { expect, test } from 'vitest';
import { sampleContract } from '../../bench/kit/sample-contract.ts';
import { sampleExchange } from '../../bench/kit/sample-exchange.ts';
import type { Plan } from '../../harness/suite.ts';
import { expectRefusal } from './expect-refusal.ts';
import { expectDocumentedSuccess, expectSuccess } from './expect-success.ts';

const sample = sampleContract();
const title = { name: 'title', kind: 'attribute', request: '/title', user: '/title' } as const;
const contract = { ...sample, profile: { ...sample.profile, fields: [...sample.profile.fields, title] } };
// What sends is not asked.
const plan = { contract } as unknown as Plan;
const got = (status: number, text: string) => {
  const exchange = sampleExchange({ status });
  return { ...exchange, request: { ...exchange.request, body: Buffer.from(text) } };
};
const kinds = (findings: readonly { readonly kind: string }[]) => findings.map(({ kind }) => kind);

test.each([
  ['a script', 403, '{"role":"<script>"}', 'note'],
  ['an escaped NUL', 403, '{"role":"a\\u0000b"}', 'note'],
  ['much', 413, `{"role":"${'a'.repeat(9000)}"}`, 'note'],
  ['nothing odd', 403, '{"role":"viewers"}', 'failure'],
  ['a script, which breaks the server', 500, '{"role":"<script>"}', 'failure'],
  ['a script, which is accepted', 200, '{"role":"<script>"}', 'failure'],
])('a body with %s may be refused by a firewall, or not: %d', (_what, status, text, kind) => {
  expect(kinds(expectRefusal(plan, got(status, text), 'invalid-value'))).toEqual([kind]);
});

test.each([
  [422, '{"title":""}', 'gap'],
  [422, '{"title":"a"}', 'failure'],
  [403, '{"title":""}', 'failure'],
  [500, '{"title":""}', 'failure'],
])('a valid update that gets %d for %s is a %s', (status, text, kind) => {
  expect(kinds(expectSuccess(plan, got(status, text)))).toEqual([kind]);
});

test('another 2xx is success for all but the requirement about the status code of success', () => {
  const exchange = got(201, '{"role":"viewer"}');
  expect(expectSuccess(plan, exchange)).toEqual([]);
  expect(expectDocumentedSuccess(plan, exchange).map(({ code }) => code)).toEqual(['wrong-success-status']);
});
