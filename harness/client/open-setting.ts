import { type EncodedUpdate, encodeUpdate } from '../domain/encode-update.ts';
import { at, put } from '../domain/pointer.ts';
import { withName } from '../domain/several-users.ts';
import { bareBody, updatePath } from '../mock/example-update.ts';
import { anotherValue, mainField } from '../mock/fault-kit/main-field.ts';
import type { ClientCredentials, ScenarioSetting } from '../model/client.ts';
import type { Contract } from '../model/contract.ts';
import type { Json } from '../model/json.ts';
import { startMock } from '../run/target/start-mock.ts';
import { type Elsewhere, openElsewhere } from './elsewhere.ts';
import { openTlsFront } from './tls/tls-front.ts';

/** A server of its own for one scenario, with credentials that no other has, and two more that nobody told the client about. */
export interface OpenSetting {
  readonly mock: Awaited<ReturnType<typeof startMock>>;
  /** What the client is given. */
  readonly baseUrl: string;
  readonly setting: ScenarioSetting;
  readonly credentials: ClientCredentials;
  readonly elsewhere: readonly Elsewhere[];
  close(): Promise<void>;
}

let seeds = 1;

/** Starts what a scenario needs. */
export async function openSetting(
  contract: Contract,
  options: {
    readonly variant?: Readonly<Record<string, Json>>;
    readonly testUsers?: number;
    readonly tls?: boolean;
    readonly backOffMs: number | undefined;
  },
): Promise<OpenSetting> {
  seeds += 1;
  const mock = await startMock(contract, {
    seed: (process.pid << 12) ^ seeds,
    testUsers: options.testUsers ?? 4,
    ...(options.variant ? { variant: options.variant } : {}),
  });
  const [sameHost, otherHost] = await Promise.all([openElsewhere(), openElsewhere()]);
  const front = options.tls ? await openTlsFront(mock.port) : undefined;
  const { testUsers, fixtures, organization = '' } = mock.target;
  const [user = ''] = testUsers;
  const change = changeOf(contract, mock, user);
  const body = bodyOf(contract, user, change);
  const sent = encodeUpdate(contract.request, body);
  const path = contract.basePath + updatePath(contract, user, organization, sent.parameters);
  const success = await honestResponse(mock, path, sent);
  for (const { respondWith } of [sameHost, otherHost])
    respondWith(JSON.stringify(success.body ?? null), success.mediaType);
  mock.reset();
  const home = mock.control.state().find(({ id }) => id === user)?.organization;
  return {
    mock,
    baseUrl: front ? `https://127.0.0.1:${front.port}${contract.basePath}` : mock.baseUrl,
    elsewhere: [sameHost, otherHost],
    credentials: credentialsOf(contract, mock),
    setting: {
      contract,
      visible: mock.control.state().flatMap((each) => (each.removed || each.organization !== home ? [] : [each.id])),
      testUsers,
      ...(fixtures.lastOwner === undefined ? {} : { lastOwner: fixtures.lastOwner }),
      user,
      change,
      body,
      success,
      path,
      sameHost: `http://127.0.0.1:${sameHost.port}`,
      otherHost: `http://localhost:${otherHost.port}`,
      backOffMs: options.backOffMs,
    },
    close: async () => {
      await Promise.all([mock, sameHost, otherHost, ...(front ? [front] : [])].map((each) => each.close()));
    },
  };
}

type Mock = OpenSetting['mock'];

function changeOf(contract: Contract, mock: Mock, user: string): Readonly<Record<string, Json>> {
  const field = mainField(contract);
  const stored = mock.control.state().find(({ id }) => id === user)?.user ?? {};
  const current = field.user === undefined ? undefined : at(stored, field.user);
  return { [field.name]: anotherValue(contract, field, current) };
}

/** The least body of an update that makes a change. */
function bodyOf(contract: Contract, user: string, change: Readonly<Record<string, Json>>): Json {
  const body = contract.profile.fields.reduce<Json>(
    (body, { name, request }) => {
      const value = change[name];
      return value === undefined ? body : (put(body, request, value) ?? body);
    },
    bareBody(contract, user),
  );
  return withName(contract.profile.resource, body, user);
}

async function honestResponse(
  mock: Mock,
  path: string,
  { bytes, contentType }: EncodedUpdate,
): Promise<ScenarioSetting['success']> {
  const { contract } = mock;
  const response = await fetch(new URL(path, mock.baseUrl), {
    method: contract.update.method,
    headers: {
      ...mock.headers(),
      ...conditionOf(contract.profile),
      ...(contentType === undefined ? {} : { 'Content-Type': contentType }),
    },
    // Bytes are a body to fetch, whatever buffer they are in.
    ...(bytes === undefined ? {} : { body: bytes as Uint8Array<ArrayBuffer> }),
  });
  const text = await response.text();
  return {
    body: text === '' ? undefined : (JSON.parse(text) as Json),
    mediaType: response.headers.get('content-type') ?? 'application/json',
  };
}

/** Where an update must be conditional, any state will do (RFC 9110 section 13.1.1). */
function conditionOf({ conditional }: Contract['profile']): Readonly<Record<string, string>> {
  return conditional === 'required' ? { 'If-Match': '*' } : {};
}

function credentialsOf({ profile }: Contract, mock: Mock): ClientCredentials {
  const { headers = {} } = mock.target.callers.admin ?? {};
  const [scheme] = profile.auth.schemes;
  const { organization } = mock.target;
  const context = {
    ...Object.fromEntries(Object.keys(profile.auth.context ?? {}).map((name) => [name, mock.headers()[name] ?? ''])),
    ...conditionOf(profile),
  };
  const secrets = Object.fromEntries(
    Object.entries(scheme?.headers ?? {}).map(([name, template]) => [
      name,
      (headers[name] ?? '').slice(template.replace(/\{(secret|basic)\}.*$/s, '').length),
    ]),
  );
  const basic = Object.entries(scheme?.headers ?? {}).find(([, template]) => template.includes('{basic}'))?.[0];
  const [username, password] = basic
    ? Buffer.from(secrets[basic] ?? '', 'base64')
        .toString('utf8')
        .split(':')
    : [];
  return {
    scheme: scheme?.name ?? 'none',
    headers,
    secrets,
    ...(username === undefined || password === undefined ? {} : { username, password }),
    context,
    ...(organization === undefined ? {} : { organization }),
  };
}
