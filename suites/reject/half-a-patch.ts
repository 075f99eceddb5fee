import {
  compareUsers,
  failure,
  isRefused,
  isScim,
  note,
  patchPlaceOf,
  put,
  type Requirement,
  received,
  valueAt,
} from '../../harness/suite.ts';
import { hasRead } from '../steps/arrange.ts';
import { bodySetting, mainSetting, otherValue } from '../steps/settings.ts';

/** Sends a patch whose first operation is well and whose second is about nothing, and reads the user. */
export default {
  kind: 'try',
  id: 'reject.half-a-patch',
  level: 'must',
  severity: 'state',
  sentence: 'A patch of which one operation is refused MUST NOT be applied in part.',
  source: 'RFC 5789 section 2; RFC 6902 section 5; RFC 7644 section 3.5.2',
  matters: 'a client that reads an error believes that nothing happened, and half of it did',
  appliesTo: (contract) =>
    contract.profile.fields.some((field) => patchPlaceOf(contract, field) !== undefined)
      ? hasRead(contract.reads)
      : 'an update is no patch',
  needs: [{ read: 'any' }],
  *scenarios(plan) {
    const setting = mainSetting(plan);
    const { change } = setting;
    const place = patchPlaceOf(plan.contract, change);
    if (place === undefined) return;
    const path = isScim(place.operations) ? 'rolecallNoSuchAttribute.value' : '/rolecallNoSuchPlace/value';
    yield {
      name: 'a second operation about nothing',
      purpose: 'state',
      rank: 'deciding',
      cost: 3,
      async run(steps, [testUser]) {
        const before = await steps.stateOf(testUser);
        const whole = bodySetting(steps, change, otherValue(setting, before.values[change.name]));
        const op = valueAt(whole, `${place.operations}/0/op`) ?? 'replace';
        const body = put(whole, `${place.operations}/1`, { op, path, value: 'rolecall' });
        const exchange = await steps.update(testUser, { body, open: true, name: 'two operations, one about nothing' });
        if (!isRefused(exchange)) {
          const fact = 'an operation about a place that there is not is not refused';
          return [
            note({ code: 'patch-not-refused', fact, expected: 'a refusal', received: received(exchange) }, exchange),
          ];
        }
        const after = await steps.read(testUser);
        if (after === undefined) return [];
        return compareUsers(before, after, steps.contract)
          .filter(({ kind }) => kind === 'failure')
          .map(({ expected, received: found, at = '' }) => {
            const fact = `a patch that is refused changed ${at || 'the user'}`;
            return failure({ code: 'refused-but-applied', fact, expected, received: found, at }, exchange);
          });
      },
    };
  },
} satisfies Requirement;
