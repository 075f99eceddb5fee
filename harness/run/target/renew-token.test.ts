import { expect, test } from 'vitest';
import { sampleTarget } from '../../../bench/kit/sample-target.ts';
import { withTokens } from './renew-token.ts';

test('every caller with a command gets its token, in place of what the header had', async () => {
  const command = [process.execPath, '-e', 'console.log("m")'];
  const token = { command, header: 'Authorization', prefix: 'Bearer ' };
  const member = { headers: { authorization: 'old', 'x-other': 'kept' }, token };
  const { callers } = await withTokens(sampleTarget({ callers: { admin: { headers: { 'x-key': 'k' } }, member } }));
  expect(callers.admin?.headers).toEqual({ 'x-key': 'k' });
  expect(callers.member?.headers).toEqual({ Authorization: 'Bearer m', 'x-other': 'kept' });
});
