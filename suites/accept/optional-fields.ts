import {
  type Finding,
  failure,
  isAccepted,
  type Json,
  type OldRequirement,
  put,
  type RequirementContext,
  shown,
  showsValue,
  type TestUser,
  valueAt,
} from '../../harness/suite.ts';
import { expectSuccess } from '../steps/expect-success.ts';
import { fieldsOf } from '../steps/fields-of.ts';

/** Updates that set all fields at once. */
const mostFull = 3;

/**
 * For each field that some valid updates have and others lack: the shortest of either kind, then all fields at once.
 * What was sent is read back, so that a field that is taken and forgotten is seen too.
 */
export default {
  id: 'accept.optional-fields',
  level: 'must',
  severity: 'updates',
  sentence:
    'A field that the document does not require MAY be left out, and MUST be accepted and stored when it is sent.',
  matters: 'a client that sends only what it changes, or all that it may, is refused or heard in part',
  appliesTo: () => true,
  async try(context) {
    const findings: Finding[] = [];
    const tries = optionalFields(context);
    if (tries.length === 0) context.skip('every field that may be sent is required');
    await context.forEachTestUser(tries, async ({ pointer, make, has }, testUser) => {
      const body = make(testUser);
      if (body === undefined) return;
      const name = `${pointer || 'all fields'}.optional ${has ? 'sent' : 'left out'}`;
      const exchange = await context.update(testUser, { body, name });
      for (const finding of expectSuccess(context, exchange)) {
        const code = has ? 'optional-field-refused' : 'optional-field-demanded';
        findings.push(finding.code === 'refused-valid' ? { ...finding, code, at: pointer } : finding);
      }
      if (!has || !isAccepted(context.contract, exchange)) return;
      const view = (await context.read(testUser)) ?? context.userOf(exchange);
      for (const change of context.contract.profile.fields) {
        const sent = valueAt(body, change.request);
        const stored = view?.values[change.name];
        if (sent === undefined || stored === undefined || change.deprecated || showsValue(change, sent, stored))
          continue;
        const fact = `${change.name} is accepted but not stored`;
        const words = { code: 'change-not-stored', fact, expected: shown(sent), received: shown(stored) };
        findings.push(failure({ ...words, at: change.request }, exchange));
      }
    });
    return findings;
  },
  mustCatch: ['optional-field-demanded', 'optional-field-refused', 'partly-applied'],
} satisfies OldRequirement;

interface Optional {
  readonly pointer: string;
  readonly has: boolean;
  /** `undefined` when the test user lacks what the body needs. */
  readonly make: (testUser: TestUser) => Json | undefined;
}

function optionalFields(context: RequirementContext): readonly Optional[] {
  const bodies = [context.cases.simplest, ...context.cases.valid, ...context.cases.random('valid', 40)]
    .map(({ body }) => body)
    .sort((one, other) => JSON.stringify(one).length - JSON.stringify(other).length);
  const pointers = [...new Set(bodies.flatMap((body) => fieldsOf(body)))];
  const pairs = pointers.flatMap((pointer): readonly Optional[] => {
    const parent = pointer.slice(0, pointer.lastIndexOf('/'));
    const without = bodies.find((body) => valueAt(body, pointer) === undefined && valueAt(body, parent) !== undefined);
    const sent = bodies.find((body) => valueAt(body, pointer) !== undefined);
    if (without === undefined || sent === undefined) return [];
    return [
      { pointer, has: false, make: () => without },
      { pointer, has: true, make: () => sent },
    ];
  });
  // What is null may well be null already; a value is seen to be stored.
  const count = (body: Json) => fieldsOf(body).filter((pointer) => valueAt(body, pointer) !== null).length;
  const fullest = [...bodies].sort((one, other) => count(other) - count(one)).slice(0, mostFull);
  const all = pairs.length === 0 ? [] : fullest.map((body) => ({ pointer: '', has: true, make: () => body }));
  return [...pairs, ...all, ...ownEmail(context)];
}

/** The e-mail address, which no other update sends: set to the one that the test user has. */
function ownEmail(context: RequirementContext): readonly Optional[] {
  const { fields, user } = context.contract.profile;
  const permitted = context.target.allow.includes('attributes');
  const email = fields.find((change) => user.email !== undefined && change.user === user.email);
  if (!email || !permitted) return [];
  const make = (testUser: TestUser) =>
    testUser.email === undefined ? undefined : put(context.cases.simplest.body, email.request, testUser.email);
  return [{ pointer: email.request, has: true, make }];
}
