import { expect, test } from 'vitest';
import { rankedContract } from '../../../bench/kit/ranked-contract.ts';
import { sampleTarget } from '../../../bench/kit/sample-target.ts';
import type { Json } from '../../model/json.ts';
import type { Binding, Profile } from '../../model/profile.ts';
import { journalEntry } from './journal-entry.ts';

const whole = { id: '42', role: 'member', title: 'Chief' };
const title: Binding = { request: '/title', to: '/title' };
const fields: Profile['fields'] = [{ name: 'role', kind: 'role', request: '/role', user: '/role' }];

function bodies(profile: Partial<Profile>, withheld: readonly string[] = []) {
  const tools = {
    contract: rankedContract({ fields, ...profile }),
    target: sampleTarget(),
    simplest: { role: 'member' },
    writes: { withheld: withheld.map((pointer) => ({ pointer, reason: 'not listed' })) },
  };
  const view = { id: '42', values: { role: 'member' }, whole, exchange: 1 };
  const entry = journalEntry(tools, ['role'], { id: '42', who: 'test-user', caller: 'admin', view });
  if (!entry.ok) throw new Error(entry.reason);
  const { undo, full, before } = entry.write;
  const all = [undo, full, ...entry.write.fields.map((field) => field.undo)];
  return { before, sent: all.map((one) => (one?.body === undefined ? undefined : (JSON.parse(one.body) as Json))) };
}

const [role, both] = [{ role: 'member' }, { role: 'member', title: 'Chief' }];

test('what restores all carries what a read shows and no field is named for', () => {
  expect(bodies({}, ['/title']).sent).toEqual([role, both, role, both]);
});

test('what is bound to a place of the user is restored too, and sent from the first write on', () => {
  const { before, sent } = bodies({ bind: [title] });
  expect(before).toEqual({ role: 'member', '/title': 'Chief' });
  expect(sent).toEqual([both, both, both, both]);
});

test.each([
  ['listed nowhere', {}, ['/title']],
  ['bound', { bind: [title] }, []],
] as const)('where an update takes away what it leaves out, all that restores carries all: %s', (_name, more, held) => {
  expect(bodies({ ...more, omitted: 'cleared' }, held).sent).toEqual([both, undefined, both, both]);
});

test('where an update keeps what it leaves out, it leaves out what is bound and not asked for', () => {
  expect(bodies({ bind: [title], omitted: 'kept' }).sent).toEqual([role, both, role, both]);
});
