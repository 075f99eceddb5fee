import { Argument, type Command } from 'commander';
import { loadContract } from '../contract/load-contract.ts';
import { findingTopics } from '../domain/finding-pages/find-page.ts';
import { loadFaults } from '../mock/load-faults.ts';
import type { Contract } from '../model/contract.ts';
import { findContracts } from '../run/plan/find-contracts.ts';
import { loadRequirements } from '../run/plan/load-requirements.ts';

/** One contract as a list shows it. */
interface ListedContract {
  readonly id: string;
  readonly title: string;
  readonly operation: string;
  /** What of it is out of the ordinary: `form`, `JSON Patch`, `roles as objects`. */
  readonly exercises: readonly string[];
  /** `never`, a day, or nothing where the profile does not say. */
  readonly tried?: string;
}

interface ListFlags {
  readonly specs?: readonly string[];
  readonly json?: boolean;
}

/** What can be listed: an object for scripts, a line for people. */
type Listed = readonly { readonly line: string; readonly facts: object }[];

const lists: Readonly<Record<string, (flags: ListFlags) => Promise<Listed>>> = {
  contracts: async ({ specs }) => {
    const found = await findContracts(specs, true);
    const contracts = await Promise.all(found.map(async ({ folder }) => describeContract(await loadContract(folder))));
    return contracts.map((facts) => ({ facts, line: lineOf(facts) }));
  },
  requirements: async () =>
    (await loadRequirements()).map(({ id, level, severity, sentence }) => ({
      facts: { id, level, severity, sentence },
      line: `${id.padEnd(34)} ${sentence}`,
    })),
  faults: async () =>
    [...(await loadFaults()).values()].map(({ id, description, caughtBy: { requirement, code } }) => ({
      facts: { id, description, requirement, code },
      line: `${id.padEnd(40)} ${description} (${requirement})`,
    })),
  findings: async () =>
    findingTopics.flatMap(({ pages }) =>
      Object.entries(pages).map(([code, page]) => ({
        facts: { code, ...page },
        line: `${code.padEnd(30)} ${page.means}`,
      })),
    ),
};

/** `rolecall list`. */
export function listCommand(command: Command): Command {
  return command
    .addArgument(new Argument('[what]', 'what to list').choices(Object.keys(lists)).default('contracts'))
    .option('--specs <folder...>', 'further folders of contracts')
    .option('--json', 'print the list as JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  rolecall list\n  rolecall list faults\n  rolecall list requirements --json\n  rolecall run --contract all',
    )
    .action(async (what: string, flags: ListFlags) => {
      const listed = (await lists[what]?.(flags)) ?? [];
      console.log(
        flags.json
          ? JSON.stringify(
              listed.map(({ facts }) => facts),
              undefined,
              2,
            )
          : listed.map(({ line }) => line).join('\n'),
      );
    });
}

/** What a list says of a contract. */
export function describeContract(contract: Contract): ListedContract {
  const { id, title, update, profile } = contract;
  return {
    id,
    title,
    operation: update.id,
    exercises: kindsOf(contract),
    ...(profile.tried === undefined ? {} : { tried: profile.tried }),
  };
}

function lineOf({ id, operation, exercises, tried }: ListedContract): string {
  const mark = tried === 'never' ? ' (not tried live yet)' : '';
  return `${id.padEnd(16)} ${operation}${mark}\n${' '.repeat(17)}${exercises.join(', ')}`;
}

function kindsOf({ request, profile, reads, update, unassign }: Contract): readonly string[] {
  const { resource, fields, responses, auth, permissions, rateLimit } = profile;
  const [role] = fields.filter(({ kind }) => kind === 'role');
  const values = permissions.roles.map(({ value }) => value);
  const isNamed = (type: string) => values.some((value) => typeof value === type && value !== null);
  const kinds: readonly (readonly [boolean, string])[] = [
    [request.encoding === 'form', 'form-encoded body'],
    [request.encoding === 'multipart', 'multipart body'],
    [request.encoding === 'parameters', 'role in query or path'],
    [(request.beside ?? []).length > 0, 'role in the path beside a body'],
    [/\/0\/value$/.test(role?.request ?? ''), 'JSON Patch'],
    [/^application\/(?!json$)/.test(request.mediaType) && request.encoding === undefined, request.mediaType],
    [
      resource.request.in === 'body',
      /\/\d+\//.test(pointerOf(resource.request)) ? 'array of users' : 'user named in the body',
    ],
    [resource.request.in === 'query', 'user named in the query'],
    [resource.of === 'membership', 'membership'],
    [role === undefined, 'no role field'],
    [isNamed('object'), 'roles as objects'],
    [isNamed('boolean'), 'boolean role'],
    [isNamed('number'), 'integer roles'],
    [role?.list === true, 'array of roles'],
    [role?.adds === true, unassign ? 'assign and take away' : 'assignment that adds'],
    [role?.from === 'roles', "roles by the target's ids"],
    [role?.user !== undefined && role.user !== role.request, `role shown at ${role?.user}`],
    [responses.user === null, 'response without the user'],
    [reads.one?.method === 'POST', 'read by POST'],
    [reads.one === undefined && reads.list === undefined, 'no read'],
    [reads.one === undefined && reads.list !== undefined, 'list as the only read'],
    [auth.schemes.length > 1, `${auth.schemes.length} ways to authenticate`],
    [Object.keys(auth.schemes[0]?.headers ?? {}).length > 1, 'several headers at once'],
    [rateLimit !== undefined, 'rate limit'],
    [Object.keys(update.responses).some((status) => /XX|default/.test(status)), 'status ranges'],
  ];
  return kinds.flatMap(([applies, word]) => (applies ? [word] : []));
}

function pointerOf(request: Contract['profile']['resource']['request']): string {
  return request.in === 'body' ? request.pointer : '';
}
