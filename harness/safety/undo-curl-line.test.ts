import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { sampleTarget } from '../../bench/kit/sample-target.ts';
import { undoCurlLine } from './undo-curl-line.ts';

const undo = {
  method: 'PUT',
  path: "/users/it's",
  caller: 'admin',
  headers: { 'content-type': 'application/json', 'accept-encoding': 'gzip' },
  body: `{"role":"o'wner $HOME \`id\`"}`,
} as const;

/** The arguments that a shell makes of the line. */
function argumentsOf(line: string, environment: Record<string, string>): readonly string[] {
  const script = `curl() { printf '%s\\0' "$@"; }; ${line}`;
  const text = execFileSync('sh', ['-c', script], { env: { ...process.env, ...environment }, encoding: 'utf8' });
  return text.split('\0').slice(0, -1);
}

test('a shell reads it as it is meant, secrets from the environment', () => {
  const { admin } = sampleTarget().callers;
  const written = { 'x-key': `"\`q\`" \${ADMIN_KEY}tail` };
  const target = sampleTarget({
    headers: { 'x-version': '2', 'x-token': 'canary' },
    secrets: ['canary'],
    callers: { admin: { headers: { ...admin?.headers }, written } },
  });
  const line = undoCurlLine(undo, target);
  expect(line).not.toContain('canary');
  expect(argumentsOf(line, { ADMIN_KEY: 'k', X_TOKEN: 't' })).toEqual([
    '-X',
    'PUT',
    "https://sandbox.example/v1/users/it's",
    '-H',
    'content-type: application/json',
    '-H',
    'x-version: 2',
    '-H',
    'x-token: t',
    '-H',
    'x-key: "`q`" ktail',
    '--data-raw',
    undo.body,
  ]);
});

test('a credential that was never written with a variable gets one', () => {
  const target = sampleTarget({ callers: { admin: { headers: { 'x-key': 'canary' } } } });
  expect(undoCurlLine(undo, target)).toContain(`-H "x-key: \${ADMIN_X_KEY}"`);
});
