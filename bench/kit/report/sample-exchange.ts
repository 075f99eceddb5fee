import type { RecordedBody, RecordedExchange } from '../../../harness/model/exchange.ts';
import type { Json } from '../../../harness/model/json.ts';
import { hostileStrings } from './hostile-strings.ts';
import type { SampleRandom } from './sample-random.ts';

const roles = ['owner', 'admin', 'editor', 'viewer'] as const;
const hostile = Object.values(hostileStrings) as [string, ...string[]];

/** What the sample exchange is to show. */
interface SampleShape {
  readonly id: number;
  readonly contract: string;
  readonly baseUrl: string;
  readonly requirement: string;
  readonly startedAt: number;
  readonly bad: boolean;
  readonly hostile: boolean;
}

/** One exchange with ids, times and bodies of its own, as varied as a real run's. */
export function sampleExchange(shape: SampleShape, random: SampleRandom): RecordedExchange {
  const refusal = /^(reject|access|missing|conflict)/.test(shape.requirement);
  const testUser = random.uuid();
  const role = refusal ? `${random.pick(roles).toUpperCase()}${random.below(99)}` : random.pick(roles);
  const asked: Json = { role, note: shape.hostile ? random.pick(hostile) : `ticket ${random.below(100000)}` };
  const status = statusOf(shape, refusal);
  return {
    id: shape.id,
    operation: 'update',
    caller: refusal && shape.requirement.startsWith('access') ? 'member' : 'admin',
    user: testUser,
    case: refusal ? `/role.enum letter-case ${shape.id}` : `random ${shape.id}`,
    intent: refusal ? 'invalid-value' : 'valid',
    startedAt: shape.startedAt + shape.id * 7,
    durationMs: Math.round(random.next() * 4000) / 100,
    sent: {
      method: 'PATCH',
      url: `${shape.baseUrl}/users/${testUser}/role`,
      headers: { authorization: 'Bearer [redacted]', 'content-type': 'application/json' },
      body: body(asked),
    },
    ...(shape.bad && shape.id % 11 === 0
      ? { failure: { reason: 'timeout-headers', detail: 'no headers within 5000 ms' } }
      : { received: received(status, shape, testUser, role, random) }),
    ...(shape.id % 97 === 0 ? { earlier: ['429'] } : {}),
  };
}

function statusOf(shape: SampleShape, refusal: boolean): number {
  if (!shape.bad) return refusal ? (shape.requirement.startsWith('access') ? 403 : 400) : 200;
  return shape.id % 5 === 0 ? 500 : 200;
}

function received(status: number, shape: SampleShape, testUser: string, role: string, random: SampleRandom) {
  const name = shape.hostile ? random.pick(hostile) : `User ${random.below(5000)}`;
  const trace = `${random.uuid()}`;
  const response: Json =
    status === 200
      ? {
          id: testUser,
          name,
          email: `u${random.below(99999)}@example.test`,
          role: shape.bad ? 'viewer' : role,
          updated_at: trace,
        }
      : { type: 'about:blank', title: 'Refused', status, detail: `role "${role}" is not known`, trace };
  const type = status === 200 ? 'application/json' : 'application/problem+json';
  return {
    status,
    headers: [
      ['content-type', type],
      ['x-request-id', trace],
      ['x-ratelimit-remaining', String(random.below(100))],
      ...(shape.hostile ? ([['x-note', hostileStrings.attribute]] as const) : []),
    ] as readonly (readonly [string, string])[],
    body: body(response),
  };
}

function body(value: Json): RecordedBody {
  const text = JSON.stringify(value);
  return { text, bytes: Buffer.byteLength(text) };
}
