import { expect, test } from 'vitest';
import { fetchToken } from './token-command.ts';

const node = (script: string) => ({
  command: [process.execPath, '-e', script],
  header: 'Authorization',
  prefix: 'Bearer ',
});

test('the printed token goes behind its prefix', async () => {
  expect(await fetchToken('admin', node('console.log("t0ken")'))).toBe('Bearer t0ken');
});

test.each([
  ['nothing', '', 'it printed nothing'],
  ['two words', 'console.log("canary two")', 'it printed more than one word on one line'],
  ['an exit code', 'console.log("canary"); process.exit(3)', 'it ended with exit code 3'],
])('a command that gives %s is refused without what it printed', async (_, script, why) => {
  const refusal = fetchToken('admin', node(script));
  await expect(refusal).rejects.toMatchObject({ code: 'TARGET_INVALID', message: expect.stringContaining(why) });
  await expect(refusal).rejects.not.toMatchObject({ message: expect.stringContaining('canary') });
});

test('a program that is not there is told', async () => {
  const refusal = fetchToken('admin', { command: ['/no/such/program'], header: 'x' });
  await expect(refusal).rejects.toMatchObject({ message: expect.stringContaining('there is no such program') });
});
