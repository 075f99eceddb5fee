import {
  type Exchange,
  type Finding,
  failure,
  isAccepted,
  type Json,
  type Plan,
  put,
  type Requirement,
  type Steps,
  shown,
  showsValue,
  type TestUser,
  valueAt,
} from '../../harness/suite.ts';
import { expectSuccess } from '../steps/expect-success.ts';
import { fieldsOf } from '../steps/fields-of.ts';
import { ranked } from '../steps/ranked.ts';

/** Updates that set all fields at once. */
const mostFull = 3;

/**
 * For each field that some valid updates have and others lack: the shortest of either kind, then all fields at once.
 * What was sent is read back, so that a field that is taken and forgotten is seen too.
 */
export default {
  kind: 'try',
  id: 'accept.optional-fields',
  level: 'must',
  severity: 'updates',
  sentence:
    'A field that the document does not require MAY be left out, and MUST be accepted and stored when it is sent.',
  matters: 'a client that sends only what it changes, or all that it may, is refused or heard in part',
  *scenarios(plan) {
    const tries = optionalFields(plan);
    if (tries.length === 0) plan.skip('every field that may be sent is required');
    for (const [index, { pointer, make, has }] of tries.entries()) {
      const name = `${pointer || `all fields ${index}`} ${has ? 'sent' : 'left out'}`;
      yield {
        name,
        purpose: 'valid',
        rank: ranked(index),
        cost: 2,
        async run(steps, [testUser]) {
          const body = make(testUser) ?? steps.skip(`the test user has no e-mail address to set`);
          const exchange = await steps.update(testUser, { body, name });
          const code = has ? 'optional-field-refused' : 'optional-field-demanded';
          const found = expectSuccess(steps, exchange).map((finding) =>
            finding.code === 'refused-valid' ? { ...finding, code, at: pointer } : finding,
          );
          if (!has || !isAccepted(steps.contract, exchange)) return found;
          return [...found, ...(await forgotten(steps, testUser, body, exchange))];
        },
      };
    }
  },
  judgesStorage: true,
} satisfies Requirement;

/** Fields that were sent and are not read back. */
async function forgotten(
  steps: Steps,
  testUser: TestUser,
  body: Json,
  exchange: Exchange,
): Promise<readonly Finding[]> {
  const view = (await steps.read(testUser)) ?? steps.userOf(exchange);
  return steps.contract.profile.fields.flatMap((change) => {
    const sent = valueAt(body, change.request);
    const stored = view?.values[change.name];
    if (sent === undefined || stored === undefined || change.deprecated || showsValue(change, sent, stored)) return [];
    const fact = `${change.name} is accepted but not stored`;
    const words = { code: 'change-not-stored', fact, expected: shown(sent), received: shown(stored) };
    return [failure({ ...words, at: change.request }, exchange)];
  });
}

interface Optional {
  readonly pointer: string;
  readonly has: boolean;
  /** `undefined` when the test user lacks what the body needs. */
  readonly make: (testUser: TestUser) => Json | undefined;
}

function optionalFields(plan: Plan): readonly Optional[] {
  const bodies = [plan.cases.simplest, ...plan.cases.valid, ...plan.cases.random('valid', 40)]
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
  return [...pairs, ...all, ...ownEmail(plan)];
}

/** The e-mail address, which no other update sends: set to the one that the test user has. */
function ownEmail(plan: Plan): readonly Optional[] {
  const { fields, user } = plan.contract.profile;
  const permitted = plan.target.allow.includes('attributes');
  const email = fields.find((change) => user.email !== undefined && change.user === user.email);
  if (!email || !permitted) return [];
  const make = (testUser: TestUser) =>
    testUser.email === undefined ? undefined : put(plan.cases.simplest.body, email.request, testUser.email);
  return [{ pointer: email.request, has: true, make }];
}
