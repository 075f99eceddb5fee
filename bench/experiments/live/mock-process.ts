import { spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { MockUser } from '../../../harness/model/mock.ts';
import { parseTargetFile } from '../../../harness/target/parse-target-file.ts';
import type { WrittenTarget } from '../../../harness/target/written-target.ts';

/** The command line of this repository. */
export const commandLine = fileURLToPath(new URL('../../../harness/cli.ts', import.meta.url));

/** A mock that runs in a process of its own, as a vendor's sandbox would. */
export interface MockProcess {
  /** Its target, as a target file says it. */
  readonly target: WrittenTarget;
  readonly port: number;
  /** Every user as they are now. */
  users(): Promise<readonly MockUser[]>;
  /** Asks the control endpoint: `PUT faults`. */
  control(method: 'PUT' | 'POST', what: string, body?: unknown): Promise<void>;
  stop(): void;
}

/** Starts `rolecall mock CONTRACT` on a free port; resolves when it listens. */
export async function startMockProcess(contract: string, flags: readonly string[] = []): Promise<MockProcess> {
  const child = spawn(process.execPath, [commandLine, 'mock', contract, '--port', '0', ...flags], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: ownState,
  });
  const text = await new Promise<string>((resolve, reject) => {
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
      if (/\n {2}targets:\n[\s\S]*\n {6}organization: .*\n/.test(output)) resolve(output);
    });
    child.once('exit', (code) => reject(new Error(`the mock of ${contract} ended with ${code}: ${output}`)));
  });
  const yaml = text.slice(text.indexOf('\n  targets:\n') + 1).replaceAll(/^ {2}/gm, '');
  const { mock } = parseTargetFile(yaml, 'mock').targets;
  if (mock === undefined) throw new Error(`the mock of ${contract} prints no target file`);
  const { port } = new URL(mock.baseUrl);
  const endpoint = `http://127.0.0.1:${port}/__rolecall`;
  return {
    target: mock,
    port: Number(port),
    users: async () => ((await (await fetch(`${endpoint}/state`)).json()) as { users: MockUser[] }).users,
    control: async (method, what, body) => {
      const response = await fetch(`${endpoint}/${what}`, {
        method,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      if (!response.ok) throw new Error(`${method} ${what} gets ${response.status}: ${await response.text()}`);
    },
    stop: () => child.kill('SIGKILL'),
  };
}

/** An environment in which locks are kept in a folder of their own, so that nothing is left in anybody's home, and what was compiled once is not again. */
export const ownState = {
  ...process.env,
  XDG_STATE_HOME: join(tmpdir(), 'rolecall-experiments'),
  NODE_COMPILE_CACHE: join(tmpdir(), 'rolecall-compiled'),
};

/** Where the runs of a target file keep their locks and journals: beside it, so that nothing is left in anybody's home. */
export function stateOf(file: string): string {
  return join(dirname(file), 'state');
}

/** Writes a target file into a folder of its own. JSON is YAML. */
export function writeTargetFile(targets: Readonly<Record<string, WrittenTarget>>): string {
  const file = join(mkdtempSync(join(tmpdir(), 'rolecall-live-')), 'rolecall.targets.yaml');
  writeFileSync(file, JSON.stringify({ targets }));
  return file;
}
