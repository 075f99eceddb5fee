import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import type { WrittenTarget } from '../../../harness/target/written-target.ts';
import { type MockProcess, startMockProcess, writeTargetFile } from './mock-process.ts';
import { startProxy } from './proxy.ts';
import { runLive } from './run-live.ts';

/** Every form in which a server may hand a secret back, each told apart from the others. */
function forms(secret: string): readonly string[] {
  const swapped = [...secret].map((one) => (one === one.toLowerCase() ? one.toUpperCase() : one.toLowerCase()));
  const percent = [...Buffer.from(secret)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
  const base64 = Buffer.from(secret).toString('base64');
  return [
    secret,
    encodeURIComponent(secret),
    percent,
    percent.toUpperCase(),
    base64,
    secret.toUpperCase(),
    swapped.join(''),
  ];
}

function secretsOf({ target }: MockProcess): readonly string[] {
  return Object.values(target.callers).flatMap(({ headers = {}, schemes = {} }: WrittenTarget['callers']['admin']) =>
    [headers, ...Object.values(schemes)].flatMap((all) =>
      Object.values(all).map((value) => value.replace(/^Bearer /, '')),
    ),
  );
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name !== 'rolecall.targets.yaml')
    .map((entry) => join(entry.parentPath, entry.name));
}

test('credentials that a server echoes in every form are in no file and no line of a run', async () => {
  const mock = await startMockProcess('dolfin');
  const secrets = secretsOf(mock);
  const echoed = secrets.flatMap(forms);
  const proxy = await startProxy(mock.port, ({ response, status, headers, body, update }) => {
    if (update === 0) return false;
    const { 'content-length': _, ...kept } = headers;
    response.writeHead(status, {
      ...kept,
      'x-echo': echoed[update % echoed.length],
      location: `/login?key=${echoed.join('&')}`,
    });
    // A refusal echoes all of them in its body, in a text and in a name; a success as one more member.
    const whole = JSON.stringify({
      ...JSON.parse(String(body) || '{}'),
      echo: echoed.join(' '),
      [echoed[update % echoed.length] ?? '']: 1,
    });
    response.end(whole);
    return true;
  });
  try {
    const { target } = mock;
    const written = {
      ...target,
      baseUrl: `http://127.0.0.1:${proxy.port}`,
      requestRate: { ...target.requestRate, perSecond: 0, budget: 400 },
    };
    const file = writeTargetFile({ mock: written });
    const run = await runLive(file, ['--format', 'html,junit,ctrf,har,markdown,badge']);
    expect(run.verdicts.find(({ requirement }) => requirement === 'response.no-secret-echo')?.outcome).toBe('fail');
    const files = filesBelow(dirname(file));
    expect(files.map((one) => basename(one))).toEqual(
      expect.arrayContaining(['run.jsonl', 'report.html', 'junit.xml', 'run.har']),
    );
    const texts = [['terminal', run.output] as const, ...files.map((one) => [one, readFileSync(one, 'utf8')] as const)];
    const found = texts.flatMap(([place, text]) =>
      echoed.filter((one) => text.includes(one)).map((one) => `${place}: ${one}`),
    );
    expect(found).toEqual([]);
  } finally {
    proxy.close();
    mock.stop();
  }
}, 60_000);
