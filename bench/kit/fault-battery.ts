import { createHash } from 'node:crypto';
import { put } from '../../harness/domain/pointer.ts';
import { exampleBody } from '../../harness/mock/example-update.ts';
import { mainField, possibleValues } from '../../harness/mock/fault-kit/main-field.ts';
import { fillPath } from '../../harness/mock/fill-path.ts';
import { bytesOf } from '../../harness/mock/http/write-response.ts';
import { resetWorld } from '../../harness/mock/world.ts';
import type { Contract } from '../../harness/model/contract.ts';
import type { Fault, FaultSocket } from '../../harness/model/mock.ts';
import { rawBodies } from '../../harness/schema/raw-bodies.ts';
import { spellings } from '../../harness/schema/spellings.ts';
import { violate } from '../../harness/schema/violation.ts';
import {
  bodiesOfTwo,
  flagged,
  halfPatches,
  hiddenField,
  lookalikes,
  optionalBodies,
  ordinaryPosition,
} from './battery-bodies.ts';
import { credentialHeaders, otherForms } from './battery-callers.ts';
import { assignAndTakeAway } from './battery-unassign.ts';
import { type SampleUpdate, sampleEngine } from './mock-engine.ts';

/** Requests that go out together: they overlap. None: everybody is again as at the start. */
type Step = readonly SampleUpdate[];

/**
 * Everything that a mock responds to a fixed battery of requests, one line each, without a network: valid updates,
 * violations, broken bodies, credentials, callers, fixtures, methods, races and a limit. Two mocks that behave alike
 * give the same lines.
 */
export async function playBattery(contract: Contract, faults: readonly Fault[]): Promise<readonly string[]> {
  let now = Date.parse('2026-12-01T10:00:00Z');
  const engine = sampleEngine({ contract, faults, now: () => now });
  const lines: string[] = [];
  const play = async (step: Step) => {
    const outcomes = step.map((update) => engine.send(update));
    now += 10;
    const responded = outcomes.map(async ({ call, response }) => {
      if (response.body !== undefined) response.body = structuredClone(response.body);
      for (const fault of faults) await fault.responses?.(response, call);
      const written: string[] = [];
      for (const fault of faults)
        if (await fault.breaks?.(notedSocket(written), response, call)) return `taken over: ${written.join(' ')}`;
      const text = Buffer.from(bytesOf(response, { layout: 'compact' })).toString('latin1');
      return `${response.status} ${JSON.stringify(response.headers)} ${text.length > 4000 ? createHash('sha256').update(text).digest('hex') : text}`;
    });
    lines.push(...(await Promise.all(responded)));
  };
  for (const step of stepsOf(contract)) {
    if (step.length === 0) resetWorld(engine.world);
    else await play(step);
  }
  engine.world.limit = { requests: 3, windowSeconds: 3 };
  for (const [position, wait] of [0, 0, 0, 0, 1000, 2000, 1000, 3000].entries()) {
    now += wait;
    await play([{ id: engine.testUsers[0] ?? '', body: exampleBody(contract, engine.testUsers[0] ?? '', position) }]);
    engine.world.limit = undefined;
    await play(readsOf(contract, engine.testUsers[0] ?? '', engine.world.population.organization));
    engine.world.limit = { requests: 3, windowSeconds: 3 };
  }
  return lines;
}

const steps = new WeakMap<Contract, readonly Step[]>();

/** The requests for a contract, made once: one seed has one population. */
function stepsOf(contract: Contract): readonly Step[] {
  const engine = sampleEngine({ contract });
  const known = steps.get(contract) ?? [...stepsFor(contract, engine.testUsers, engine)];
  steps.set(contract, known);
  return known;
}

function* stepsFor(
  contract: Contract,
  testUsers: readonly string[],
  engine: ReturnType<typeof sampleEngine>,
): Generator<Step> {
  const { profile, reads } = contract;
  const { population } = engine.world;
  const [first = '', second = '', third = '', fourth = ''] = testUsers;
  const reading = (id: string) => readsOf(contract, id, population.organization);
  for (let round = 0; round < 30; round += 1) {
    const id = testUsers[round % 4] ?? '';
    yield [{ id, body: exampleBody(contract, id, Math.floor(round / 4)) }];
    yield reading(id);
  }
  for (let round = 0; round < 3; round += 1) yield [{ id: first, body: exampleBody(contract, first, 0) }];
  for (const body of optionalBodies(contract, second)) yield [{ id: second, body }];
  yield reading(second);
  for (const body of [...halfPatches(contract, first), ...bodiesOfTwo(contract, first, second)]) {
    yield [{ id: first, body }];
    yield reading(first);
    yield reading(second);
  }
  for (const step of assignAndTakeAway(contract, fourth)) {
    yield [step];
    yield reading(fourth);
  }
  yield [{ id: third, body: { ...(exampleBody(contract, third, 1) as object), some_other_field: 1 } }];
  yield reading(third);
  const valid = exampleBody(contract, first, 0);
  for (const schema of [contract.request.documented, contract.request.enforceable]) {
    for (const controlRequest of [valid, ...optionalBodies(contract, first)]) {
      for (const { value } of violate(schema, controlRequest)) yield [{ id: first, body: value }];
    }
  }
  yield reading(first);
  for (const { text } of spellings(valid)) yield [{ id: first, bytes: Buffer.from(text) }];
  for (const { bytes } of rawBodies(valid, { largeBytes: 20_000, depth: 200 })) yield [{ id: first, bytes }];
  for (const value of lookalikes(contract)) yield [{ id: first, body: put(valid, mainField(contract).request, value) }];
  yield reading(first);
  yield [{ id: first, text: `{"__proto__":${hiddenField(contract)},${JSON.stringify(valid).slice(1)}` }];
  yield reading(first);
  yield [{ id: first, oversized: true }];
  for (const type of ['text/plain', 'application/xml', ''])
    yield [{ id: first, body: exampleBody(contract, first, 1), headers: { 'content-type': type } }];
  yield reading(first);
  for (const headers of credentialHeaders(contract, engine))
    yield [{ id: first, body: exampleBody(contract, first, 1), caller: 'anonymous', headers }];
  yield reading(first);
  yield [{ id: first, body: exampleBody(contract, first, 2), caller: 'anonymous' }];
  yield reading(first);
  for (const caller of ['anonymous', 'otherOrganization'] as const)
    yield reading(first).map((read) => ({ ...read, caller }));
  const selfId = population.identities.member?.userId ?? '';
  for (const index of possibleValues(contract, mainField(contract)).keys()) {
    yield [{ id: first, body: exampleBody(contract, first, index), caller: 'member' }];
    yield [{ id: selfId, body: exampleBody(contract, selfId, index), caller: 'member' }];
  }
  yield [{ id: first, body: exampleBody(contract, first, 1), caller: 'otherOrganization' }];
  yield reading(first);
  const { unknown, removed, foreign, lastOwner = first } = population;
  for (const id of [unknown, removed, foreign, 'not an id', '%00', ...(profile.resource.malformed ?? [])]) {
    yield [{ id, body: exampleBody(contract, id, 0) }];
    if (reads.one) yield reading(id);
  }
  yield* outOfTheOrdinary(contract, engine);
  yield [{ id: first, body: exampleBody(contract, second, 0) }];
  yield [{ id: lastOwner, body: exampleBody(contract, lastOwner, 0) }];
  yield reading(lastOwner);
  for (const method of ['DELETE', 'PATCH', 'POST', 'PUT', 'TRACE', 'OPTIONS']) yield [{ id: first, method }];
  const owner = profile.permissions.roles.find((role) => role.owner)?.value;
  yield [];
  const demoted = (id: string) => ({ id, body: exampleBody(contract, id, Math.max(0, ordinaryPosition(contract))) });
  yield [demoted(lastOwner)];
  yield reading(lastOwner);
  if (owner !== undefined)
    yield [{ id: fourth, body: put(exampleBody(contract, fourth, 0), mainField(contract).request, owner) }];
  yield [lastOwner, fourth].map(demoted);
  yield [];
  yield [{ id: first, body: exampleBody(contract, first, 0) }];
  yield [1, 1].map((index) => ({ id: first, body: exampleBody(contract, first, index) }));
  yield reading(first);
  yield [first, second].map((id, index) => ({ id, body: exampleBody(contract, id, index) }));
  yield [...reading(first), ...reading(second)];
}

/** Users managed elsewhere or invited, conditions, other spellings of an id, strangers who ask for nobody, a caller who rises and falls. */
function* outOfTheOrdinary(contract: Contract, { world, testUsers }: ReturnType<typeof sampleEngine>): Generator<Step> {
  const { unknown, managed, pending, organization, identities, lastOwner } = world.population;
  const [first = ''] = testUsers;
  const reading = (id: string) => readsOf(contract, id, organization);
  const body = exampleBody(contract, first, 1);
  yield [{ id: unknown, body, caller: 'anonymous' }];
  yield [{ id: first, text: '{', caller: 'anonymous' }];
  yield [{ id: unknown, body: exampleBody(contract, unknown, 1), caller: 'member' }];
  const form = new URLSearchParams(
    Object.entries(body as object).map(([key, value]): [string, string] => [key, `${value}`]),
  );
  yield [{ id: first, text: form.toString(), headers: { 'content-type': 'application/x-www-form-urlencoded' } }];
  yield* otherForms(contract, first, organization, body);
  for (const id of [managed, pending])
    if (id !== undefined) yield* [[{ id, body: exampleBody(contract, id, 1) }], reading(id)];
  for (const condition of ['"a-state-that-is-gone"', ''])
    yield [{ id: first, body, headers: { 'if-match': condition } }];
  yield [{ id: first, body: flagged(contract, body) }];
  yield reading(first);
  for (const id of [first.toUpperCase(), `0${first}`, `${first}abc`]) yield* [[{ id, body }], reading(first)];
  yield [{ id: first, body: exampleBody(contract, first, 0) }, ...reading(first)];
  const member = identities.member?.userId ?? first;
  const values = possibleValues(contract, mainField(contract));
  for (const index of values.keys())
    yield* [[{ id: member, body: exampleBody(contract, member, index) }], [{ id: first, body, caller: 'member' }]];
  for (const role of contract.profile.permissions.roles)
    yield [
      { id: first, body: put(body, mainField(contract).request, mainField(contract).list ? [role.value] : role.value) },
    ];
  const elsewhere = identities.otherOrganization?.organization;
  if (elsewhere !== undefined) yield [{ id: first, body, caller: 'otherOrganization', organization: elsewhere }];
  if (lastOwner === undefined) return;
  yield [{ id: lastOwner, body: exampleBody(contract, lastOwner, 0) }];
  yield [];
  // The member becomes the only owner, and then takes that role from itself.
  const less = Math.max(0, ordinaryPosition(contract));
  const owner = contract.profile.permissions.roles.find((role) => role.owner)?.value;
  if (owner === undefined) return;
  yield [{ id: member, body: put(exampleBody(contract, member, 0), mainField(contract).request, owner) }];
  yield [{ id: lastOwner, body: exampleBody(contract, lastOwner, less) }];
  yield [{ id: member, body: exampleBody(contract, member, less), caller: 'member' }];
  yield [];
}

function readsOf({ reads, profile }: Contract, id: string, organization: string): Step {
  const { one, list } = profile.reads ?? {};
  const paths = [
    ...(reads.one && one
      ? [
          fillPath(
            reads.one.path,
            { ...one.parameters, ...(one.id.in === 'body' ? {} : { [one.id.name]: id }) },
            organization,
          ),
        ]
      : []),
    ...(reads.list && list ? [fillPath(reads.list.path, list.parameters ?? {}, organization)] : []),
  ];
  return paths.map((path) => ({ method: 'GET', path }));
}

function notedSocket(written: string[]): FaultSocket {
  return {
    writeHead: (status) => void written.push(`head ${status}`),
    write: (bytes) => void written.push(`${bytes.length} bytes`),
    end: () => void written.push('end'),
    destroy: () => void written.push('destroy'),
    raw: (bytes) => void written.push(`raw ${bytes.length}`),
  };
}
