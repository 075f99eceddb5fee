import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { loadContract } from '../contract/load-contract.ts';
import type { Operation } from '../model/contract.ts';
import type { MockAnswer } from '../model/mock.ts';
import type { Cause } from '../model/profile.ts';
import { compile } from '../schema/compile.ts';
import { bodySchemaOf, documentedAnswer, mediaTypeOf } from './answers/documented-answer.ts';
import { errorAnswer } from './answers/error-answer.ts';
import { sampleOfSchema } from './answers/sample-of-schema.ts';
import { usualChoices } from './choices.ts';
import { customaryStatuses } from './customary-statuses.ts';
import { mainChange, possibleValues } from './fault-kit/main-change.ts';
import { fixtureEngine } from './fixture-engine.ts';
import { setAtPointer } from './set-at-pointer.ts';
import { statusesOfCause } from './statuses-of-cause.ts';

const specs = new URL('../../specs/', import.meta.url);
const folders = readdirSync(specs, { withFileTypes: true }).filter((entry) => entry.isDirectory());
const contracts = await Promise.all(folders.map(({ name }) => loadContract(new URL(name, specs).pathname)));

/** What is wrong with an answer by its document; empty when it conforms, or when the document has no such answer. */
function wrongs(operation: Operation, answer: MockAnswer): readonly string[] {
  const documented = documentedAnswer(operation, answer.status);
  if (documented === undefined) return [];
  const type = mediaTypeOf(documented);
  const schema = bodySchemaOf(documented);
  const errors = schema === undefined ? [] : compile(schema).errors(answer.body);
  const missing = Object.entries(documented.headers).filter(([name, header]) => {
    const sent = Object.entries(answer.headers).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];
    return sent === undefined
      ? header.required
      : !compile(header.schema).accepts(sent) && !compile(header.schema).accepts(Number(sent));
  });
  return [
    ...(type !== undefined && type !== answer.headers['Content-Type']
      ? [`media type ${answer.headers['Content-Type']}`]
      : []),
    ...errors.map((error) => error.message),
    ...missing.map(([name]) => `header ${name}`),
  ];
}

test.each(contracts)('$id: every user in every read and every answer to a valid update conform', (contract) => {
  const { update, reads, profile } = contract;
  const engine = fixtureEngine({ contract, limit: { requests: 10_000, windowSeconds: 60 } });
  const { population } = engine.world;
  const change = mainChange(contract);
  const values = possibleValues(contract, change);
  expect(engine.subjects.length).toBeGreaterThanOrEqual(8);
  for (const id of engine.subjects) {
    for (const value of values.length > 0 ? values : ['Someone New']) {
      const body = setAtPointer(baseBody(contract, id), change.request, change.list ? [value] : value);
      const { status, answer } = engine.send({ id, body });
      expect([status, wrongs(update, answer), answer.body]).toEqual([profile.answer.statuses[0], [], answer.body]);
      expect(JSON.stringify(answer.body)).toContain(JSON.stringify(value));
    }
    if (reads.one) {
      const { answer } = engine.send({
        id,
        method: 'GET',
        path: reads.one.path.replace(/\{[^}]*\}/, encodeURIComponent(id)),
      });
      expect([answer.status, wrongs(reads.one, answer)]).toEqual([200, []]);
    }
  }
  for (const read of [reads.list, reads.roles]) {
    if (!read) continue;
    const path = read.path.replace(/\{[^}]*\}/g, population.organisation);
    const { answer } = engine.send({ method: 'GET', path });
    expect([answer.status, wrongs(read, answer)]).toEqual([200, []]);
  }
});

test.each(contracts)('$id: every error that can be answered conforms wherever it is documented', (contract) => {
  const { one, list, roles } = contract.reads;
  for (const operation of [contract.update, one, list, roles]) {
    if (!operation) continue;
    for (const cause of Object.keys(customaryStatuses) as Cause[]) {
      for (const [alternative] of statusesOfCause(contract, operation, cause).entries()) {
        const answer = errorAnswer(contract, operation, { ...usualChoices, alternative }, { cause });
        expect([cause, answer.status, wrongs(operation, answer)]).toEqual([cause, answer.status, []]);
      }
    }
  }
});

test.each(contracts)(
  '$id: admin, member and outsider differ, and the fixtures are what they are called',
  (contract) => {
    const engine = fixtureEngine({ contract });
    const { population, users } = engine.world;
    const base = { body: baseBody(contract) };
    const causeOf = (caller: 'admin' | 'member' | 'outsider', id: string) =>
      engine.send({ ...base, caller, id }).call.cause;
    const [subject = ''] = engine.subjects;
    expect(causeOf('member', subject)).toBe('insufficient-role');
    expect(causeOf('outsider', subject)).toBe('other-organisation');
    expect(causeOf('admin', population.unknown)).toBe('unknown-subject');
    expect(causeOf('admin', population.removed)).toBe('removed-subject');
    expect(causeOf('admin', population.foreign)).toBe('other-organisation');
    expect(users.has(population.unknown)).toBe(false);
    expect(causeOf('member', population.identities.member?.userId ?? '')).toBe('self-promotion');
  },
);

/** The least body of a contract's request that names the subject. */
function baseBody({ request, profile }: (typeof contracts)[number], id = '') {
  const sample = sampleOfSchema(request.documented);
  return (profile.subject.repeated ?? []).reduce((body, pointer) => setAtPointer(body, pointer, id), sample);
}
