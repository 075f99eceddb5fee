import { expect, test } from 'vitest';
import { summaryOf } from '../../bench/kit/sample-shard.ts';
import { tellRestore } from './tell-restore.ts';

const failed = [{ testUser: '7', reason: 'it gets 403', request: 'curl ...' }];
const summary = summaryOf({ target: 'server', restore: { restored: 0, verified: 1, failed } });

test('the line that restores names the target of the target file, of a proxy too', () => {
  const last = (options: Readonly<Record<string, unknown>>) => tellRestore(summary, { options }).at(-1);
  expect(last({})).toBe('  all of them at once: rolecall restore --target server');
  expect(last({ proxy: true, target: 'sandbox' })).toBe('  all of them at once: rolecall restore --target sandbox');
});
