import { expect, test } from 'vitest';
import { HarnessError } from '../../harness/errors.ts';
import { chooseVariant } from '../../harness/mock/choices.ts';
import { allContractsHere } from '../kit/all-contracts.ts';
import { sampleEngine } from '../kit/mock-engine.ts';
import { sampleContract } from '../kit/sample-contract.ts';
import { variants } from './variants.ts';

const contracts = await allContractsHere();

test('names are unique, and each variant applies to a contract or says why not', () => {
  expect(new Set(variants.map(({ id }) => id)).size).toBe(variants.length);
  for (const variant of variants) {
    const responses = contracts.map((contract) => variant.appliesTo(contract));
    expect([variant.id, responses.includes(true)]).toEqual([variant.id, true]);
    expect(responses.every((response) => response === true || response.length > 10)).toBe(true);
  }
});

test.each(variants)('$id starts on every contract and accepts a plain update', ({ appliesTo, options }) => {
  for (const contract of [sampleContract(), ...contracts.filter((each) => appliesTo(each) === true)]) {
    const engine = sampleEngine({ contract, ...options });
    expect(engine.testUsers.length).toBe(8);
    expect(engine.send({ caller: 'anonymous' }).status).toBeGreaterThanOrEqual(400);
  }
  expect(sampleEngine(options).send().status).toBe(200);
});

test('choices change what they name', () => {
  const send = (variant: Record<string, never> | object, update = {}) =>
    sampleEngine({ variant: variant as never }).send(update);
  expect(send({ unknownFields: 'refuse' }, { body: { role: 'editor', other: 1 } }).call.refusal).toBe('invalid-value');
  expect(send({}, { body: { role: 'editor', other: 1 } }).status).toBe(200);
  expect(Object.keys(send({ extraFields: true }).json)).toContain('undeclared_flag');
  expect(Object.keys(send({ keyOrder: 'reversed' }).json).at(-1)).toBe('id');
  expect(send({ timestamps: 'microseconds' }).json.updated_at).toMatch(/^\d{4}-\d\d-\d\dT[\d:]+\.\d{6}\+00:00$/);
  expect(send({ ids: 'lenient' }, { id: 'nobody' }).call.refusal).toBe('unknown-user');
  expect(send({}, { caller: 'member', text: '{' }).call.refusal).toBe('insufficient-role');
  expect(send({}, { id: 'nobody', text: '{' }).call.refusal).toBe('malformed-json');
  expect(send({ order: 'form-first' }, { caller: 'member', text: '{' }).call.refusal).toBe('malformed-json');
  expect(send({ order: 'permissions-first' }, { caller: 'member', text: '{' }).call.refusal).toBe('insufficient-role');
  expect(send({ order: 'body-first' }, { caller: 'member', body: {} }).call.refusal).toBe('missing-field');
  expect(send({ alternative: 1 }, { text: '{' }).status).toBe(422);
});

test('an update that changes nothing leaves the timestamps alone where that is chosen', () => {
  for (const [noOps, touched] of [
    ['touch', true],
    ['still', false],
  ] as const) {
    let now = Date.parse('2026-12-01T10:00:00Z');
    const engine = sampleEngine({ variant: { noOps }, now: () => now });
    const first = engine.send().json.updated_at;
    now += 5000;
    expect(engine.send().json.updated_at !== first).toBe(touched);
  }
});

test('a choice that the mock does not know, or a value that it cannot have, is USAGE', () => {
  for (const variant of [
    { color: 'red' },
    { charset: 'yes' },
    { pageSize: 0 },
    { statuses: { 'no-such-refusal': 400 } },
  ]) {
    expect(() => chooseVariant(variant as never)).toThrow(HarnessError);
  }
});
