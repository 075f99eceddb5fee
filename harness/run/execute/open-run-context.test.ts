import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test, vi } from 'vitest';
import { sampleContract } from '../../../bench/kit/sample-contract.ts';
import type { createSender, Sender } from '../../exchange/sender.ts';
import { startMock } from '../../mock/start-mock.ts';
import type { Requirement } from '../../model/requirement.ts';
import type { Target } from '../../model/target.ts';
import type { readSurroundings } from '../target/read-surroundings.ts';
import { openRunContext } from './open-run-context.ts';

const senders: { closed: number }[] = [];

vi.mock('../../exchange/sender.ts', async (original) => {
  const real = await original<{ readonly createSender: typeof createSender }>();
  return {
    ...real,
    createSender: (...args: Parameters<typeof createSender>): Sender => {
      const sender = real.createSender(...args);
      const counted = { closed: 0 };
      senders.push(counted);
      const close = async () => {
        counted.closed += 1;
        await sender.close();
      };
      // What it counts is read from itself.
      return new Proxy(sender, { get: (of, name) => (name === 'close' ? close : Reflect.get(of, name)) });
    },
  };
});

beforeEach(() => {
  senders.length = 0;
});

/** What a run reads once its test users are proven. */
const surroundings: { broken: string | undefined } = { broken: undefined };

vi.mock('../target/read-surroundings.ts', async (original) => {
  const real = await original<{ readonly readSurroundings: typeof readSurroundings }>();
  return {
    ...real,
    readSurroundings: async (...args: Parameters<typeof readSurroundings>) => {
      if (surroundings.broken !== undefined) throw new Error(surroundings.broken);
      return real.readSurroundings(...args);
    },
  };
});

/** Opens a run on a mock as if it were live, and says how that ended. */
async function opened(stateFolder: string, more: Partial<Target> = {}, broken?: string) {
  const contract = sampleContract();
  const mock = await startMock({ contract, seed: 1 });
  const target = { ...mock.target, kind: 'live', name: 'sandbox', ...more } as const;
  const requirement: Requirement = {
    ...{ kind: 'try', id: 'a.b', level: 'must', severity: 'updates', sentence: '', matters: '' },
    appliesTo: () => true,
    scenarios: () => [],
  };
  surroundings.broken = broken;
  try {
    const choice = { kind: 'live', target, stateFolder, restoreLine: 'rolecall restore' } as const;
    const opening = openRunContext({
      contract,
      requirements: [requirement],
      open: { target, close: async () => {} },
      options: { target: choice, seed: 1, runs: 1 },
    });
    return await opening.then(
      async (run) => run.close().then(() => 'opened'),
      (cause: Error) => cause.message.split('\n')[0],
    );
  } finally {
    await mock.close();
  }
}

const folder = () => mkdtempSync(join(tmpdir(), 'rolecall-open-'));

test('a run that was opened closes its sender once', async () => {
  expect([await opened(folder()), senders]).toEqual(['opened', [{ closed: 1 }]]);
});

test('the sender is closed where no lock can be written', async () => {
  const file = join(folder(), 'file');
  writeFileSync(file, '');
  expect(await opened(file)).toContain('OUTPUT_UNWRITABLE');
  expect(senders).toEqual([{ closed: 1 }]);
});

test('the sender is closed, and the lock is free again, where users are not ready', async () => {
  const state = folder();
  expect(await opened(state, { testUsers: ['nobody-has-this-id'] })).toContain('TARGET_INVALID');
  expect([senders, readdirSync(state)]).toEqual([[{ closed: 1 }], []]);
});

test('who was proven is in no journal any more where the run cannot go on', async () => {
  const state = folder();
  expect(await opened(state, {}, 'no cases')).toContain('no cases');
  expect([senders, readdirSync(state)]).toEqual([[{ closed: 1 }], []]);
});
