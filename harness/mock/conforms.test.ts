import { expect, test } from 'vitest';
import { allContractsHere } from '../../bench/kit/all-contracts.ts';
import { sampleEngine } from '../../bench/kit/mock-engine.ts';
import { documentedResponse } from '../domain/documented-response.ts';
import { crowdOf } from '../domain/several-users.ts';
import type { Operation } from '../model/contract.ts';
import type { MockResponse } from '../model/mock.ts';
import type { Refusal } from '../model/profile.ts';
import { compile } from '../schema/compile.ts';
import { usualChoices } from './choices.ts';
import { customaryStatuses } from './customary-statuses.ts';
import { bareBody, exampleBody } from './example-update.ts';
import { mainField, possibleValues } from './fault-kit/main-field.ts';
import { fillPath } from './fill-path.ts';
import { bodySchemaOf, mediaTypeOf } from './responses/documented-response.ts';
import { errorResponse } from './responses/error-response.ts';
import { statusesOfRefusal } from './statuses-of-refusal.ts';

const contracts = await allContractsHere();

/** What is wrong with a response by its document; empty when it conforms, or when the document has no such response. */
function wrongs(operation: Operation, response: MockResponse): readonly string[] {
  const documented = documentedResponse(operation, response.status);
  if (documented === undefined) return [];
  const type = mediaTypeOf(documented);
  const schema = bodySchemaOf(documented);
  const errors = schema === undefined ? [] : compile(schema).errors(response.body);
  const missing = Object.entries(documented.headers).filter(([name, header]) => {
    const sent = Object.entries(response.headers).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];
    return sent === undefined
      ? header.required
      : !compile(header.schema).accepts(sent) && !compile(header.schema).accepts(Number(sent));
  });
  return [
    ...(type !== undefined && type !== response.headers['Content-Type']
      ? [`media type ${response.headers['Content-Type']}`]
      : []),
    ...errors.map((error) => error.message),
    ...missing.map(([name]) => `header ${name}`),
  ];
}

test.each(contracts)('$id: every user in every read and every response to a valid update conform', (contract) => {
  const { update, reads, profile } = contract;
  const engine = sampleEngine({ contract, limit: { requests: 10_000, windowSeconds: 60 } });
  const { population } = engine.world;
  const change = mainField(contract);
  const values = possibleValues(contract, change);
  expect(engine.testUsers.length).toBeGreaterThanOrEqual(8);
  for (const id of engine.testUsers) {
    for (const [position, value] of (values.length > 0 ? values : ['Name 0']).entries()) {
      const body = exampleBody(contract, id, position);
      const { status, response } = engine.send({ id, body });
      expect([status, wrongs(update, response), response.body]).toEqual([
        profile.responses.statuses[0],
        [],
        response.body,
      ]);
      if (profile.responses.user !== null) expect(JSON.stringify(response.body)).toContain(JSON.stringify(value));
    }
    const { one } = profile.reads ?? {};
    if (reads.one && one) {
      const path = fillPath(
        reads.one.path,
        { ...one.parameters, ['name' in one.id ? one.id.name : '']: id },
        population.organization,
      );
      const { response } = engine.send({ id, method: 'GET', path });
      expect([response.status, wrongs(reads.one, response)]).toEqual([200, []]);
    }
  }
  for (const read of [reads.list, reads.roles]) {
    if (!read) continue;
    const path = fillPath(
      read.path,
      read === reads.list ? (profile.reads?.list?.parameters ?? {}) : {},
      population.organization,
    );
    const { response } = engine.send({ method: 'GET', path });
    expect([response.status, wrongs(read, response)]).toEqual([200, []]);
  }
});

test.each(contracts)('$id: every error that can come conforms wherever it is documented', (contract) => {
  const { one, list, roles } = contract.reads;
  for (const operation of [contract.update, one, list, roles]) {
    if (!operation) continue;
    for (const refusal of Object.keys(customaryStatuses) as Refusal[]) {
      for (const [alternative] of statusesOfRefusal(contract, operation, refusal).entries()) {
        const response = errorResponse(contract, operation, { ...usualChoices, alternative }, { refusal });
        expect([refusal, response.status, wrongs(operation, response)]).toEqual([refusal, response.status, []]);
      }
    }
  }
});

test.each(contracts)(
  '$id: admin, member and caller of another organization differ, and the fixtures are what they are called',
  (contract) => {
    const engine = sampleEngine({ contract });
    const { population, users } = engine.world;
    // A body that names users by its members names nobody without a change.
    const isMap = crowdOf(contract.profile.resource)?.isMap === true;
    const naming = (id: string) => (isMap ? exampleBody(contract, id) : bareBody(contract, id));
    const refusalOf = (caller: 'admin' | 'member' | 'otherOrganization', id: string) =>
      engine.send({ body: naming(id), caller, id }).call.refusal;
    const [testUser = ''] = engine.testUsers;
    expect(refusalOf('member', testUser)).toBe('insufficient-role');
    expect(refusalOf('otherOrganization', testUser)).toBe('other-organization');
    expect(refusalOf('admin', population.unknown)).toBe('unknown-user');
    if (contract.profile.resource.removal !== 'disables')
      expect(refusalOf('admin', population.removed)).toBe('removed-user');
    expect(refusalOf('admin', population.foreign)).toBe('other-organization');
    expect(users.has(population.unknown)).toBe(false);
    expect(refusalOf('member', population.identities.member?.userId ?? '')).toBe('self-promotion');
  },
);
