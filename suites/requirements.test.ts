import { expect, test } from 'vitest';
import { makeCases } from '../harness/cases/make-cases.ts';
import type { Finding, JsonObject, OldRequirement } from '../harness/suite.ts';
import { sampleContract } from '../harness/verdict/sample-contract.ts';
import { type FakeServer, fakeRequirementContext } from './steps/fake-context.ts';

async function oldRequirement(id: string): Promise<OldRequirement> {
  const { default: requirement } = (await import(`./${id.replace('.', '/')}.ts`)) as { default: OldRequirement };
  return requirement;
}

const contract = sampleContract();
const cases = makeCases(contract, { seed: 1 });

async function tryOut(id: string, server: Partial<FakeServer> = {}): Promise<readonly Finding[]> {
  const requirement = await oldRequirement(id);
  const findings = await requirement.try(fakeRequirementContext({ contract, cases, ...server }));
  return findings.filter(({ kind }) => kind === 'failure');
}

type Script = NonNullable<FakeServer['update']>;
const role = (value: string): JsonObject => ({ role: value });
const set = (user: JsonObject | undefined, change: JsonObject): JsonObject => ({ ...user, ...change });

const accepting =
  (who: string): Script =>
  (call, honest) =>
    who in call.what || call.what.caller === who ? { status: 200, body: call.users.get(call.id) ?? {} } : honest();

/** Requirement, what the server does wrong, the code that must come of it, and how it does it. */
const wrongs: readonly (readonly [string, string, string, Script])[] = [
  [
    'accept.responds-success',
    'responds 201',
    'wrong-success-status',
    (_call, honest) => ({ ...honest(), status: 201 }),
  ],
  [
    'accept.responds-success',
    'refuses a value',
    'refused-valid',
    (call, honest) => ((call.body as JsonObject)?.role === 'admin' ? { status: 400 } : honest()),
  ],
  [
    'accept.echoes-change',
    'responses the old role',
    'change-not-echoed',
    (call, honest) => {
      const before = call.users.get(call.id) ?? {};
      const { status } = honest();
      return { status, body: before };
    },
  ],
  [
    'accept.echoes-change',
    'responses an empty object',
    'user-not-shown',
    (_call, honest) => ({ ...honest(), body: {} }),
  ],
  [
    'accept.every-role',
    'stores one value as another',
    'change-not-stored',
    (call, honest) => {
      const reply = honest();
      if ((call.body as JsonObject)?.role === 'admin')
        call.users.set(call.id, set(call.users.get(call.id), role('member')));
      return reply;
    },
  ],
  [
    'accept.persists',
    'forgets the fifth update',
    'change-not-stored',
    (call, honest) => {
      const before = call.users.get(call.id) ?? {};
      const reply = honest();
      if (call.count === 5) call.users.set(call.id, before);
      return reply;
    },
  ],
  [
    'accept.right-user',
    'responses somebody else',
    'wrong-user',
    (_call, honest) => {
      const reply = honest();
      return { ...reply, body: set(reply.body as JsonObject, { id: 'u9' }) };
    },
  ],
  [
    'accept.touches-nothing-else',
    'changes the e-mail address',
    'field-changed',
    (call, honest) => {
      const reply = honest();
      call.users.set(call.id, set(call.users.get(call.id), { email: `x${call.count}@b.example` }));
      return reply;
    },
  ],
  [
    'accept.spares-other-users',
    'changes a neighbour',
    'other-user-changed',
    (call, honest) => {
      call.users.set('m1', set(call.users.get('m1'), { name: `n${call.count}` }));
      return honest();
    },
  ],
  [
    'accept.repeats-safely',
    'refuses the second time',
    'repeat-refused',
    (call, honest) => (call.what.name === 'time 2' ? { status: 409 } : honest()),
  ],
  [
    'accept.unknown-field',
    'takes the role from a nested user',
    'unknown-field-honored',
    (call, honest) => {
      const reply = honest();
      const nested = ((call.body as JsonObject)?.user as JsonObject | undefined)?.role;
      if (nested !== undefined) call.users.set(call.id, set(call.users.get(call.id), { role: nested }));
      return reply;
    },
  ],
  [
    'reject.schema',
    'accepts any role',
    'accepted-invalid-value',
    (call, honest) => (typeof (call.body as JsonObject)?.role === 'string' ? { status: 200, body: {} } : honest()),
  ],
  [
    'reject.schema',
    'responses a missing field as the last owner',
    'wrong-refusal-status',
    (call, honest) => (call.what.refusal === 'missing-field' ? { status: 409 } : honest()),
  ],
  [
    'reject.malformed-json',
    'accepts what was cut',
    'accepted-malformed-json',
    (call, honest) => (call.what.bytes && call.what.name?.startsWith('truncated') ? { status: 200 } : honest()),
  ],
  [
    'reject.leaves-state',
    'applies what it refuses',
    'refused-but-applied',
    (call, honest) => {
      const reply = honest();
      const sent = (call.body as JsonObject | undefined)?.role;
      if (reply.status === 400 && sent !== undefined)
        call.users.set(call.id, set(call.users.get(call.id), { role: sent }));
      return reply;
    },
  ],
  [
    'reject.lookalike-values',
    'takes upper case for lower',
    'accepted-invalid-value',
    (call, honest) => ((call.body as JsonObject)?.role === 'ADMIN' ? { status: 200, body: {} } : honest()),
  ],
  [
    'reject.prototype-keys',
    'takes the role from __proto__',
    'prototype-honored',
    (call, honest) => {
      const reply = honest();
      const text = call.what.bytes ? new TextDecoder().decode(call.what.bytes) : '';
      const hidden = /__proto__":\{"role":"(\w+)"/.exec(text)?.[1];
      if (hidden) call.users.set(call.id, set(call.users.get(call.id), role(hidden)));
      return reply;
    },
  ],
  ['access.no-credentials', 'lets anybody in', 'accepted-no-credentials', accepting('anonymous')],
  ['access.insufficient-role', 'lets members in', 'accepted-insufficient-role', accepting('member')],
  [
    'access.other-organization',
    'lets caller of another organization in',
    'accepted-other-organization',
    accepting('otherOrganization'),
  ],
  ['access.self-promotion', 'lets a member raise itself', 'accepted-self-promotion', accepting('member')],
  ['access.wrong-credentials', 'takes any key', 'accepted-wrong-credentials', accepting('headers')],
  [
    'access.empty-credentials',
    'breaks on no key',
    'server-error',
    (call, honest) => (call.what.headers?.['x-key'] === '' ? { status: 500 } : honest()),
  ],
  [
    'access.leaves-state',
    'applies what a member sends',
    'refused-but-applied',
    (call, honest) => {
      const reply = honest();
      if (call.what.caller === 'member') call.users.set(call.id, set(call.users.get(call.id), call.body as JsonObject));
      return reply;
    },
  ],
  [
    'missing.unknown-user',
    'makes the user',
    'accepted-unknown-user',
    (call, honest) => {
      if (!call.users.has(call.id)) call.users.set(call.id, { id: call.id, role: 'member' });
      return honest();
    },
  ],
  [
    'missing.removed-user',
    'revives the user',
    'accepted-removed-user',
    (call, honest) => (call.id === 'gone' ? { status: 200, body: {} } : honest()),
  ],
  [
    'missing.malformed-id',
    'breaks on a strange id',
    'server-error',
    (call, honest) => (call.id.endsWith('%') ? { status: 500 } : honest()),
  ],
  [
    'concurrency.users-isolated',
    'mixes users up',
    'users-mixed',
    (call, honest) => {
      const reply = honest();
      if (call.id === 'u2') call.users.set('u1', set(call.users.get('u1'), call.body as JsonObject));
      return reply;
    },
  ],
];

test.each(wrongs)('%s fails a server that %s', async (id, _what, code, update) => {
  expect((await tryOut(id, { update })).map((finding) => finding.code)).toContain(code);
});

test.each([...new Set(wrongs.map(([id]) => id))])('%s passes an honest server', async (id) => {
  expect(await tryOut(id)).toEqual([]);
});

test('a wrong method that succeeds is told, and a 405 needs Allow', async () => {
  const success = await tryOut('protocol.unsupported-method', { send: () => ({ status: 200 }) });
  expect(success.map(({ code }) => code)).toContain('accepted-unsupported-method');
  expect((await tryOut('protocol.allow-header')).map(({ code }) => code)).toContain('allow-missing');
  const allow = { send: () => ({ status: 405, headers: [['allow', 'PATCH, GET']] as const }) };
  expect(await tryOut('protocol.allow-header', allow)).toEqual([]);
});

test('where nothing is accepted, refusals prove nothing', async () => {
  const closed: Script = () => ({ status: 403 });
  await expect(tryOut('reject.schema', { update: closed })).rejects.toThrow('proves nothing');
  await expect(tryOut('access.no-credentials', { update: closed })).rejects.toThrow('proves nothing');
  await expect(tryOut('accept.responds-success', { update: closed })).rejects.toThrow('callers.admin');
});

test('a 429 that is left blocks instead of judging', async () => {
  const limited: Script = (call, honest) => (call.count > 3 ? { status: 429 } : honest());
  await expect(tryOut('reject.schema', { update: limited })).rejects.toThrow('429');
});

test('an accepted violation whose control request is refused is no failure', async () => {
  // Whatever names a role is refused, whatever does not is accepted.
  const odd: Script = (call, honest) => {
    if (call.what.refusal === 'missing-field') return { status: 200, body: {} };
    const isControlRequest = call.what.case === undefined && call.what.name === undefined && call.count > 1;
    return isControlRequest ? { status: 403 } : honest();
  };
  expect(
    (await tryOut('reject.schema', { update: odd })).filter(({ code }) => code === 'accepted-missing-field'),
  ).toEqual([]);
});
