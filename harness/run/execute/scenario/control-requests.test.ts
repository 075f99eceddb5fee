import { expect, test } from 'vitest';
import { RunSignal } from '../../../exchange/run-signal.ts';
import { ControlRequests } from './control-requests.ts';

test('a payload is sent once to find out whether it is accepted', async () => {
  const known = new ControlRequests();
  let sent = 0;
  const send = async () => {
    sent += 1;
    return false;
  };
  expect(await Promise.all([known.ask({ role: 'a' }, send), known.ask({ role: 'a' }, send)])).toEqual([false, false]);
  expect(sent).toBe(1);
  expect(await known.ask({ role: 'b' }, async () => true)).toBe(true);
});

test('what was accepted on another occasion is not sent again', async () => {
  const known = new ControlRequests();
  known.accept({ role: 'a' });
  expect(await known.ask({ role: 'a' }, () => Promise.reject(new Error('sent')))).toBe(true);
});

test('one that could not be sent is tried again by the next', async () => {
  const known = new ControlRequests();
  const spent = new RunSignal('budget-spent', 'no request is left');
  await expect(known.ask({}, () => Promise.reject(spent))).rejects.toBe(spent);
  expect(await known.ask({}, async () => true)).toBe(true);
});
