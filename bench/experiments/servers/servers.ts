import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RateLimit } from './rate-limit.ts';
import { type Served, serve } from './serve.ts';
import type { JsonObject } from './store.ts';
import type { Credentials, Style } from './style.ts';
import { adminFlag } from './styles/admin-flag.ts';
import { crew } from './styles/crew.ts';
import { desk } from './styles/desk.ts';
import { dialectStyles } from './styles/dialects/dialect-style.ts';
import { envelopeError, envelopePost } from './styles/envelope-post.ts';
import { goHttp } from './styles/frameworks/go-http.ts';
import { laravel } from './styles/frameworks/laravel.ts';
import { rails } from './styles/frameworks/rails.ts';
import { restFramework } from './styles/frameworks/rest-framework.ts';
import { spring } from './styles/frameworks/spring.ts';
import { guild } from './styles/guild.ts';
import { jsonApi } from './styles/json-api.ts';
import { members } from './styles/members.ts';
import { membership } from './styles/membership.ts';
import { roleObject } from './styles/role-object.ts';
import { rolePut } from './styles/role-put.ts';
import { rolesArray } from './styles/roles-array.ts';
import { rpcBody } from './styles/rpc-body.ts';
import { scim } from './styles/scim.ts';
import { watch } from './styles/watch.ts';

const styles: readonly Style[] = [
  members,
  rolePut,
  envelopePost,
  rolesArray,
  adminFlag,
  rpcBody,
  scim,
  jsonApi,
  membership,
  roleObject,
  crew,
  desk,
  guild,
  goHttp,
  laravel,
  rails,
  restFramework,
  spring,
  ...dialectStyles,
  watch,
];

/** What deviates on a faulty server, and the requirements whose failure names it (globs; `(...)` is another ending). */
interface Fault {
  readonly deviates: string;
  readonly where: string;
  readonly refusal: string;
  readonly caughtBy: readonly string[];
}

/** The truth of one server, as servers.json states it. */
export interface Truth {
  readonly name: string;
  readonly style: string;
  readonly habits: readonly string[];
  readonly about: string;
  readonly honest: boolean;
  /** What may fail all the same: what follows from a fault, or what the profile does not say. */
  readonly mayFail?: readonly string[];
  /** The exit code that is right where the contract cannot be said. */
  readonly mayEnd?: number;
  readonly faults?: readonly Fault[];
  /** The permission without which nobody can see the fault. */
  readonly needs?: string;
  /** Users beside the test users whom the fault itself lets a probe change. */
  readonly harms?: readonly string[];
  readonly lagMs?: number;
  readonly latencyMs?: number;
  readonly rateLimit?: Omit<RateLimit, 'body'>;
}

export const truths = JSON.parse(readFileSync(join(import.meta.dirname, 'servers.json'), 'utf8')) as readonly Truth[];

export function styleOf(truth: Truth): Style {
  const style = styles.find(({ id }) => id === truth.style);
  if (style === undefined) throw new Error(`${truth.name}: no style ${truth.style}`);
  return style;
}

export function startServer(truth: Truth): Promise<Served> {
  const { habits, lagMs, latencyMs, rateLimit } = truth;
  return serve({
    style: styleOf(truth),
    habits,
    ...(lagMs === undefined ? {} : { lagMs }),
    ...(latencyMs === undefined ? {} : { latencyMs }),
    ...(rateLimit === undefined
      ? {}
      : { rateLimit: { ...rateLimit, body: () => styleOf(truth).limited ?? envelopeError(429, 'slow_down') } }),
  });
}

/** Writes contract folder and target file as the maker of a server would; secrets come from the environment. */
export function writeContract(truth: Truth, folder: string, baseUrl: string, more: JsonObject = {}): string {
  const style = styleOf(truth);
  const has = (habit: string) => truth.habits.includes(habit);
  const specs = join(folder, 'specs', truth.name);
  mkdirSync(specs, { recursive: true });
  // JSON is YAML.
  writeFileSync(join(specs, 'openapi.yaml'), JSON.stringify(style.document(has), undefined, 2));
  writeFileSync(join(specs, 'profile.yaml'), JSON.stringify(style.profile(has), undefined, 2));
  const { admin, member, other, testUsers, fixtures, organization } = style.cast(has);
  const caller = ({ header, prefix = '', userId, organization: own }: Credentials, variable: string) => ({
    headers: { [header]: `${prefix}\${${variable}}` },
    userId,
    ...(own === undefined ? {} : { organization: own }),
  });
  const file = join(folder, 'rolecall.targets.yaml');
  const target = {
    contract: truth.name,
    baseUrl,
    ...(organization === undefined ? {} : { organization }),
    callers: {
      admin: caller(admin, 'ADMIN_SECRET'),
      member: caller(member, 'MEMBER_SECRET'),
      ...(other === undefined ? {} : { otherOrganization: caller(other, 'OTHER_SECRET') }),
    },
    testUsers,
    fixtures,
    ...more,
  };
  // Ids beyond 2^53 stay digits.
  const text = JSON.stringify({ targets: { server: target } }, undefined, 2);
  writeFileSync(file, text.replaceAll(/"(9007199254740\d{3}|8888888888888888)"/g, '$1'));
  return file;
}

/** The credentials that the target file takes from the environment. */
export function secrets(truth: Truth): Record<string, string> {
  const { admin, member, other } = styleOf(truth).cast((habit) => truth.habits.includes(habit));
  return {
    ADMIN_SECRET: admin.secret,
    MEMBER_SECRET: member.secret,
    ...(other === undefined ? {} : { OTHER_SECRET: other.secret }),
  };
}
