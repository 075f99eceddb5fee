import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { ClientAsk } from '../model/client.ts';
import type { JsonSchemaObject } from '../model/json.ts';
import { compile } from '../schema/compile.ts';
import { ClientPool } from './ask-client.ts';

const ask: ClientAsk = {
  id: 7,
  baseUrl: 'http://127.0.0.1:1/v1',
  credentials: { scheme: 'key', headers: { 'X-Key': 's' }, secrets: { 'X-Key': 's' }, context: { 'X-Org': 'o' } },
  operation: 'update',
  user: 'a/b',
  change: { role: 'admin' },
  deadlineMs: null,
};
const never = new Promise<void>(() => {});
const node = (program: string) => `"${process.execPath}" -e '${program}'`;
const answering = node(
  `process.stdin.on("data", (d) => { console.log("noise"); const { id } = JSON.parse(d); console.log(JSON.stringify({ id, outcome: "updated", message: String(process.pid) })); })`,
);

async function said(command: string, oneShot = false, giveUp = never) {
  const pool = new ClientPool({ command, oneShot });
  try {
    const { ask: _ask, durationMs: _durationMs, ...word } = await pool.ask(ask, giveUp);
    return word;
  } finally {
    pool.close();
  }
}

test('a call and a word conform to the published schema', () => {
  const schema = JSON.parse(readFileSync(new URL('../../specs/client-adapter.schema.json', import.meta.url), 'utf8'));
  const { accepts } = compile(schema as JsonSchemaObject);
  expect([
    accepts(ask),
    accepts({ id: 7, outcome: 'refused', status: 409 }),
    accepts({ id: 7, outcome: 'fine' }),
  ]).toEqual([true, true, false]);
});

test('an adapter is asked on one line and says so on one line, whatever else it prints', async () => {
  expect((await said(answering)).said).toMatchObject({ id: 7, outcome: 'updated' });
});

test('one process makes one call after another, and several make calls at once', async () => {
  const pool = new ClientPool({ command: answering });
  const first = await pool.ask(ask, never);
  const again = await pool.ask(ask, never);
  const together = await Promise.all([pool.ask(ask, never), pool.ask(ask, never)]);
  pool.close();
  const pids = [first, again, ...together].map((answer) => answer.said?.message);
  expect([pids[0] === pids[1], pids[2] === pids[3]]).toEqual([true, false]);
});

test('who says nothing is silent when nobody waits any longer, who ends has died, and what it wrote is kept', async () => {
  const silent = await said(
    node('setInterval(() => {}, 1000)'),
    false,
    new Promise((resolve) => setTimeout(resolve, 50)),
  );
  expect([silent.said, silent.ended]).toEqual([undefined, 'silent']);
  const died = await said(node('console.error("no such module"); process.exit(3)'));
  expect([died.ended, died.stderr.trim()]).toEqual(['died', 'no such module']);
});

test('a one-shot program is told by its environment, and says so by its last line or by its exit code', async () => {
  const echo = node(
    'const e = process.env; console.log("{}"); console.log(JSON.stringify({ outcome: "refused", message: [e.ROLECALL_USER, e.ROLECALL_ROLE, e.ROLECALL_HEADERS].join("|") }))',
  );
  expect((await said(echo, true)).said).toEqual({ id: 7, outcome: 'refused', message: 'a/b|admin|X-Key: s\nX-Org: o' });
  expect((await said(node('process.exit(0)'), true)).said).toEqual({ id: 7, outcome: 'updated' });
  expect((await said(node('process.exit(4)'), true)).said).toMatchObject({ outcome: 'failed', message: 'exit code 4' });
});

test.each([false, true])(
  'a command that names no program is a mistake in the command (one-shot: %s)',
  async (oneShot) => {
    await expect(said('no-such-program-of-ours', oneShot)).rejects.toMatchObject({ code: 'USAGE' });
  },
);

test('what is written and is no word for the call is told, with how the process ended', async () => {
  const misspelt = await said(node('console.log(JSON.stringify({ id: 7, outcome: "success" })); process.exitCode = 3'));
  expect([misspelt.ended, misspelt.exit, misspelt.unread]).toEqual([
    'died',
    'exit code 3',
    'it wrote {"id":7,"outcome":"success"}: outcome must be one of updated, responded, refused, failed, unsupported',
  ]);
  const unended = await said(node('process.stdout.write(JSON.stringify({ id: 7, outcome: "updated" }))'));
  expect(unended.said).toEqual({ id: 7, outcome: 'updated' });
});
