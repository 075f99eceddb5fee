import { expect, test } from 'vitest';
import type { Operation } from '../model/contract.ts';
import type { MockAnswer } from '../model/mock.ts';
import type { Cause } from '../model/profile.ts';
import { compile } from '../schema/compile.ts';
import { bodySchemaOf, documentedAnswer, mediaTypeOf } from './answers/documented-answer.ts';
import { errorAnswer } from './answers/error-answer.ts';
import { usualChoices } from './choices.ts';
import { customaryStatuses } from './customary-statuses.ts';
import { bareBody } from './example-update.ts';
import { mainChange, possibleValues } from './fault-kit/main-change.ts';
import { fillPath } from './fill-path.ts';
import { fixtureContracts } from './fixture-contracts.ts';
import { fixtureEngine } from './fixture-engine.ts';
import { setAtPointer } from './set-at-pointer.ts';
import { statusesOfCause } from './statuses-of-cause.ts';

const contracts = await fixtureContracts();

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
      const body = setAtPointer(bareBody(contract, id), change.request, change.list ? [value] : value);
      const { status, answer } = engine.send({ id, body });
      expect([status, wrongs(update, answer), answer.body]).toEqual([profile.answer.statuses[0], [], answer.body]);
      if (profile.answer.user !== null) expect(JSON.stringify(answer.body)).toContain(JSON.stringify(value));
    }
    const { one } = profile.reads ?? {};
    if (reads.one && one) {
      const path = fillPath(reads.one.path, { ...one.parameters, [one.id.name]: id }, population.organisation);
      const { answer } = engine.send({ id, method: 'GET', path });
      expect([answer.status, wrongs(reads.one, answer)]).toEqual([200, []]);
    }
  }
  for (const read of [reads.list, reads.roles]) {
    if (!read) continue;
    const path = fillPath(
      read.path,
      read === reads.list ? (profile.reads?.list?.parameters ?? {}) : {},
      population.organisation,
    );
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
    const causeOf = (caller: 'admin' | 'member' | 'outsider', id: string) =>
      engine.send({ body: bareBody(contract, id), caller, id }).call.cause;
    const [subject = ''] = engine.subjects;
    expect(causeOf('member', subject)).toBe('insufficient-role');
    expect(causeOf('outsider', subject)).toBe('other-organisation');
    expect(causeOf('admin', population.unknown)).toBe('unknown-subject');
    if (contract.profile.subject.removal !== 'disables')
      expect(causeOf('admin', population.removed)).toBe('removed-subject');
    expect(causeOf('admin', population.foreign)).toBe('other-organisation');
    expect(users.has(population.unknown)).toBe(false);
    expect(causeOf('member', population.identities.member?.userId ?? '')).toBe('self-promotion');
  },
);
