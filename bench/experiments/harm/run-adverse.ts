import { parseArgs } from 'node:util';
import {
  type Adverse,
  carryOut,
  closedPipe,
  fullDisk,
  killed,
  otherServer,
  renamed,
  signalled,
  twoAtOnce,
} from './adverse.ts';
import { clockJumps, stateRemoved, stopped } from './adverse-machine.ts';

/** Adverse conditions, each on a fresh server: `--kills N` of SIGKILL at random moments beside the others. */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { kills: { type: 'string', default: '6' }, seed: { type: 'string', default: '1' } },
});
const servers = [
  'members-plain',
  'role-put-plain',
  'rpc-plain',
  'json-api-plain',
  'role-object-plain',
  'members-late-504',
];
let state = Number(values.seed);
const random = (most: number) => {
  state = (state * 48_271) % 2_147_483_647;
  return 1 + (state % most);
};
const conditions: readonly (readonly [string, Parameters<typeof carryOut>[1], string])[] = [
  ['SIGINT', signalled(['SIGINT'], 30), 'members-plain'],
  ['SIGHUP', signalled(['SIGHUP'], 30), 'members-plain'],
  ['SIGQUIT', signalled(['SIGQUIT'], 30), 'role-object-plain'],
  ['SIGTERM', signalled(['SIGTERM'], 30), 'role-put-plain'],
  ['second Ctrl-C', signalled(['SIGINT', 'SIGINT'], 30), 'members-slow'],
  ['Ctrl-C with late 504', signalled(['SIGINT'], 40), 'members-late-504'],
  ['closed pipe', closedPipe, 'members-plain'],
  ['baseUrl changed', otherServer, 'members-plain'],
  ['target renamed', renamed, 'members-plain'],
  ['two at once', twoAtOnce, 'members-slow'],
  ['full disk', fullDisk, 'members-plain'],
  ['state removed', stateRemoved, 'members-slow'],
  ['stopped for 8 s', stopped(8000), 'members-plain'],
  ['clock jumps', clockJumps, 'envelope-limited-date'],
  ['SIGKILL after a flag', killed('is_admin'), 'envelope-mass-assignment'],
  ...Array.from({ length: Number(values.kills) }, (_, at) => {
    const server = servers[at % servers.length] ?? '';
    return ['SIGKILL', killed(random(200), at % 3 === 2), server] as const;
  }),
];
const chosen = conditions.filter(
  ([name]) => positionals.length === 0 || positionals.some((one) => name.startsWith(one)),
);
const ends: Adverse[] = [];
for (const [name, condition, server] of chosen) {
  const end = await carryOut(name, condition, server);
  ends.push(end);
  console.log(`${end.held ? 'held  ' : 'BROKEN'}  ${end.name}\n    ${end.facts}`);
}
const broken = ends.filter(({ held }) => !held);
console.log(
  `\n${ends.length} conditions, ${broken.length} broken: ${broken.map(({ name }) => name).join(', ') || '-'}`,
);
process.exitCode = broken.length > 0 ? 1 : 0;
