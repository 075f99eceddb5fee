import { expect, test } from 'vitest';
import type { Contract } from '../../../model/contract.ts';
import type { Exchange } from '../../../model/exchange.ts';
import type { Requirement } from '../../../model/requirement.ts';
import { sourceOf } from './source-of.ts';

// Only what is read is there.
const contract = {
  document: { file: 'openapi.yaml' },
  update: { pointer: '/paths/~1x/put' },
  profile: {
    refusals: { 'last-owner': { statuses: [409], source: 'response 409' }, 'malformed-id': { statuses: [404] } },
  },
} as unknown as Contract;
const sent = (refusal: string) => ({ request: { intent: { kind: 'refusal', refusal } } }) as unknown as Exchange;
const trying = (source?: string) => ({ kind: 'try', source }) as unknown as Requirement;

test('an RFC and what the vendor says of the refusal stand together, each once', () => {
  const exchanges = [sent('last-owner'), sent('last-owner'), sent('malformed-id')];
  expect(sourceOf(trying('RFC 9110'), contract, exchanges)).toBe('RFC 9110; response 409');
});

test('without either it is the place of the operation', () => {
  expect(sourceOf(trying(), contract, [sent('malformed-id')])).toBe('openapi.yaml#/paths/~1x/put');
});
