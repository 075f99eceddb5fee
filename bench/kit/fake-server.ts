import type { Exchange, NoResponse, OutgoingRequest } from '../../harness/model/exchange.ts';
import type { Json } from '../../harness/model/json.ts';
import type { Probe } from '../../harness/safety/preflight-tools.ts';
import type { RestoreTools } from '../../harness/safety/restore-tools.ts';
import { sampleTarget } from './sample-target.ts';

/** Users that a restore reads and writes, without a server. */
interface FakeServer {
  readonly users: Map<string, Record<string, Json>>;
  readonly sent: string[];
  /** Milliseconds that were waited. */
  waited: number;
  /** What becomes of an update: its status, or nothing at all; 200 applies it. */
  response: (id: string, body: Record<string, Json>) => number | 'none';
  /** What a read shows instead of the user. */
  read: (id: string) => Probe | undefined;
}

/** Users with an id and fields, restored by `{field: value}`. */
export function fakeServer(users: Record<string, Record<string, Json>>): FakeServer & { tools: RestoreTools } {
  const fake: FakeServer = {
    users: new Map(Object.entries(users).map(([id, user]) => [id, { id, ...user }])),
    sent: [],
    waited: 0,
    response: () => 200,
    read: () => undefined,
  };
  const tools: RestoreTools = {
    target: sampleTarget(),
    readLagMs: 0,
    redact: (text) => text.replaceAll('canary', '[redacted]'),
    unsettledMs: () => 0,
    isUndone: () => true,
    wait: async (milliseconds) => {
      fake.waited += milliseconds;
    },
    look: async (_caller, id) => {
      const user = fake.users.get(id);
      const { id: shown, ...values } = user ?? {};
      const seen = { id: String(shown), values, whole: user ?? {}, exchange: 1 };
      return fake.read(id) ?? (user ? { kind: 'user', user: seen } : { kind: 'status', status: 404 });
    },
    compare: ({ whole }, { user }) =>
      [...new Set([...Object.keys(whole), ...Object.keys(user.whole)])]
        .filter((key) => whole[key] !== user.whole[key])
        .map((key) => ({ at: `/${key}`, before: String(whole[key]), after: String(user.whole[key]) })),
    send: async (request: OutgoingRequest): Promise<Exchange> => {
      const id = String(request.user);
      const body = JSON.parse(Buffer.from(request.body ?? []).toString()) as Record<string, Json>;
      fake.sent.push(`${id} ${JSON.stringify(body)}`);
      const status = fake.response(id, body);
      if (status === 200) fake.users.set(id, { ...fake.users.get(id), ...body });
      const none: NoResponse = { kind: 'none', reason: 'reset', detail: 'the connection ends, canary' };
      const whole = { headers: [], body: Buffer.of(), json: undefined, receivedAt: 0 };
      const outcome = status === 'none' ? none : ({ kind: 'response', status, ...whole } as const);
      return { id: 1, request, startedAt: 0, durationMs: 0, outcome, earlier: [] };
    },
  };
  return Object.assign(fake, { tools });
}
