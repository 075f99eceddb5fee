import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { child } from '../domain/pointer.ts';
import { HarnessError } from '../errors.ts';
import type { Pointer } from '../model/json.ts';
import type { Caller, CallerName, Connection, Fixtures, RequestRate, Target } from '../model/target.ts';
import { type Environment, fillEnvironment } from './fill-environment.ts';
import { refusePipe } from './find-target-file.ts';
import type { ParsedTargetFile } from './parse-target-file.ts';
import { type AuthOfCallers, readAuth } from './read-auth.ts';
import { refusePlainSecrets } from './refuse-plain-secrets.ts';
import type { WrittenCaller, WrittenTarget } from './written-target.ts';

/** What a target gets that says nothing about its request rate: slow enough for a sandbox. */
export const defaultRequestRate: RequestRate = {
  perSecond: 5,
  budget: 400,
  deadlineMs: 10_000,
  concurrency: 4,
  maxRetryAfterSeconds: 60,
  retries: 0,
  maxBodyBytes: 1_048_576,
};

/** How a target is read. */
interface ReadTargetOptions {
  readonly environment: Environment;
  /** Secrets may stand in the file itself: for servers on one's own machine. */
  readonly allowPlainSecrets?: boolean;
}

/** One target of the file, filled from the environment and ready to be sent to. Only what it names is looked up. */
export function readTarget(file: ParsedTargetFile, name: string, options: ReadTargetOptions): Target {
  const written = file.targets[name];
  if (written === undefined || !Object.hasOwn(file.targets, name)) throw unknown(file, name);
  const at: Pointer = child('/targets', name);
  const where = (pointer: Pointer) => file.where(at + pointer);
  if (options.allowPlainSecrets !== true) refusePlainSecrets(written, name, where);
  const taken = new Map<string, string>();
  const filled = fillEnvironment(written, options.environment, where, (variable, value) => taken.set(variable, value));
  refuseUnsendable(filled, where);
  const auth = readAuth(filled, {
    file: file.file,
    where,
    environment: options.environment,
    onTaken: (variable, value) => taken.set(variable, value),
  });
  const {
    contract: _,
    auth: __,
    harmless = [],
    callers,
    testUsers = [],
    fixtures = {},
    requestRate,
    allow = [],
    organization,
    connection,
    ...rest
  } = filled;
  return {
    ...rest,
    name,
    kind: 'live',
    baseUrl: baseUrlOf(filled, where),
    callers: callersOf(callers, written, auth.callers),
    testUsers: testUsers.map(String),
    fixtures: fixturesOf(fixtures),
    requestRate: { ...defaultRequestRate, ...requestRate },
    allow,
    ...(organization === undefined ? {} : { organization: String(organization) }),
    ...(connection === undefined ? {} : { connection: connectionOf(connection, file, where) }),
    secrets: [...secretsOf(written, filled), ...auth.secrets],
    hidden: [...taken].flatMap(([variable, value]) => (harmless.includes(variable) ? [] : formsOf(value))),
    writtenBaseUrl: written.baseUrl.replace(/\/+$/, ''),
  };
}

/** A value as it may be written: of an address also the host alone, and what is left when slashes at its end are cut. */
function formsOf(value: string): readonly string[] {
  const whole = value.replace(/\/+$/, '');
  const url = /^https?:/i.test(value) && URL.canParse(value) ? new URL(whole) : undefined;
  const isHere = /^(localhost|127\.|\[::1\])/.test(url?.hostname ?? '');
  const parts = url === undefined ? [] : [url.href, url.host, ...(isHere ? [] : [url.hostname])];
  return [...new Set([value, whole, ...parts])];
}

function callersOf(
  callers: WrittenTarget['callers'],
  written: WrittenTarget,
  credentials: AuthOfCallers['callers'],
): Target['callers'] {
  const entries = Object.entries(callers) as [Exclude<CallerName, 'anonymous'>, WrittenCaller][];
  return Object.fromEntries(
    entries.map(([name, { headers = {}, userId, organization, auth: _, ...rest }]): [string, Caller] => [
      name,
      {
        ...rest,
        ...credentials[name],
        headers: { ...credentials[name]?.headers, ...headers },
        written: written.callers[name]?.headers ?? {},
        ...(userId === undefined ? {} : { userId: String(userId) }),
        ...(organization === undefined ? {} : { organization: String(organization) }),
      },
    ]),
  );
}

function fixturesOf({ roles, unknownRole, ...ids }: NonNullable<WrittenTarget['fixtures']>): Fixtures {
  const texts = Object.entries(ids).map(([name, id]) => [name, String(id)]);
  return {
    ...Object.fromEntries(texts),
    ...(roles === undefined ? {} : { roles }),
    ...(unknownRole === undefined ? {} : { unknownRole }),
  };
}

function baseUrlOf({ baseUrl }: WrittenTarget, where: (pointer: Pointer) => string): string {
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : undefined;
  const sound = url !== undefined && /^https?:$/.test(url.protocol) && url.search === '' && url.hash === '';
  if (sound && url.username === '' && url.password === '') return baseUrl.replace(/\/+$/, '');
  const fact = `${where('/baseUrl')}: the base URL is not of the form https://host/path`;
  throw new HarnessError(
    'TARGET_INVALID',
    fact,
    'leave out user, password, query and fragment; credentials go to callers',
  );
}

function connectionOf(connection: Connection, file: ParsedTargetFile, where: (pointer: Pointer) => string): Connection {
  const pem = (name: 'ca' | 'cert' | 'key') => {
    const value = connection[name];
    if (value === undefined || value.includes('-----BEGIN')) return value;
    const path = resolve(dirname(file.file), value);
    try {
      refusePipe(path);
      return readFileSync(path, 'utf8');
    } catch (cause) {
      if (cause instanceof HarnessError) throw cause;
      const fact = `${where(`/connection/${name}`)}: cannot read ${path}`;
      throw new HarnessError('TARGET_INVALID', fact, 'write the path of a PEM file beside the target file', { cause });
    }
  };
  const read = { ca: pem('ca'), cert: pem('cert'), key: pem('key') };
  return { ...connection, ...Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined)) };
}

/** Values of headers beside the callers', and of the connection, that came from the environment. */
function secretsOf(written: WrittenTarget, filled: WrittenTarget): readonly string[] {
  const places = [
    [written.headers ?? {}, filled.headers ?? {}],
    [{ ...written.connection }, { ...filled.connection }],
  ] as const;
  return places.flatMap(([before, after]) =>
    Object.entries(after).flatMap(([name, value]) =>
      typeof value === 'string' && value !== (before as Record<string, unknown>)[name] ? [value] : [],
    ),
  );
}

function refuseUnsendable(target: WrittenTarget, where: (pointer: Pointer) => string): void {
  const lists: [Pointer, Readonly<Record<string, string>> | undefined][] = [['/headers', target.headers]];
  for (const [name, caller] of Object.entries(target.callers)) {
    lists.push([`/callers/${name}/headers`, caller.headers]);
    for (const [scheme, headers] of Object.entries(caller.schemes ?? {})) {
      lists.push([child(`/callers/${name}/schemes`, scheme), headers]);
    }
  }
  for (const [pointer, headers] of lists) {
    for (const [name, value] of Object.entries(headers ?? {})) {
      if (/^[\t\x20-\x7e\x80-\xff]*$/.test(value)) continue;
      const fact = `${where(child(pointer, name))}: the value of header "${name}" has a character that no header can carry`;
      throw new HarnessError('TARGET_INVALID', fact, 'look for a line break at the end of the environment variable');
    }
  }
}

function unknown(file: ParsedTargetFile, name: string): HarnessError {
  const fact = `${file.file} has no target "${name}"; it has ${Object.keys(file.targets).join(', ')}`;
  return new HarnessError('TARGET_INVALID', fact, `type --target ${Object.keys(file.targets)[0]}`);
}
