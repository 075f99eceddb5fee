import { expect, test } from 'vitest';
import { judgedContract } from '../../../../bench/kit/judged-contract.ts';
import type { UserView } from '../../../model/requirement.ts';
import { Arrangements, restsOnState } from './arrangements.ts';

const view = (role: string): UserView => ({ values: { role }, whole: {}, exchange: 1 });

test('what was confirmed and is read otherwise is untrue', () => {
  const arrangements = new Arrangements(judgedContract());
  arrangements.begin('u')({ role: 'admin' }, true);
  arrangements.see('u', view('admin'));
  expect(arrangements.untrue).toBe(undefined);
  arrangements.see('u', view('member'));
  expect(arrangements.untrue).toMatchObject({ user: 'u', value: 'admin', read: 'member' });
});

test('of updates that overlap any may have come last', () => {
  const arrangements = new Arrangements(judgedContract());
  const [one, other] = [arrangements.begin('u'), arrangements.begin('u')];
  one({ role: 'admin' }, true);
  other({ role: 'member' }, true);
  arrangements.see('u', view('admin'));
  arrangements.see('u', view('member'));
  expect(arrangements.untrue).toBe(undefined);
  arrangements.see('u', view('other'));
  expect(arrangements.untrue).toBeDefined();
});

test('what was refused, and what somebody else sent, arranges nothing', () => {
  const arrangements = new Arrangements(judgedContract());
  arrangements.begin('u')({ role: 'admin' }, false);
  arrangements.begin('v')({ role: 'admin' }, true);
  arrangements.forget('v');
  for (const user of ['u', 'v']) arrangements.see(user, view('member'));
  expect(arrangements.untrue).toBe(undefined);
});

test('a finding about a response does not rest on what is stored', () => {
  const finding = (code: string) => ({ kind: 'failure', code, fact: '', expected: '', received: '' }) as const;
  expect(
    ['field-changed', 'unknown-field-honored', 'accepted-unknown-role', 'server-error'].map((code) =>
      restsOnState(finding(code)),
    ),
  ).toEqual([true, true, false, false]);
});
