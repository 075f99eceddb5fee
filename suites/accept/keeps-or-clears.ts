import {
  type Field,
  failure,
  isAccepted,
  type Json,
  put,
  type Requirement,
  shown,
  showsValue,
  valueAt,
} from '../../harness/suite.ts';
import { settings } from '../steps/settings.ts';

/** Sets an optional field, then updates without it: it is kept or cleared, as the vendor says. */
export default {
  kind: 'try',
  id: 'accept.keeps-or-clears',
  severity: 'state',
  level: 'must',
  sentence: 'What an update leaves out MUST be kept, or cleared where the vendor says that the update replaces.',
  source: 'RFC 9110 section 9.3.4 (PUT replaces); RFC 5789 section 2 (PATCH changes a part)',
  matters: 'changing a role empties the rest of the profile, or what was taken away comes back',
  appliesTo: ({ profile }) => {
    if (profile.omitted === undefined) return 'the profile does not say whether an update replaces or merges';
    const some = profile.fields.some(
      (field) => field.kind === 'attribute' && field.user !== undefined && !field.deprecated,
    );
    return some || 'no read shows an optional field of the update';
  },
  needs: [{ read: 'any' }, { allow: 'attributes' }],
  *scenarios(plan) {
    const { omitted } = plan.contract.profile;
    const { simplest } = plan.cases;
    for (const { change, values } of settings(plan)) {
      const value = values.find((one) => one !== null && one !== '' && !(Array.isArray(one) && one.length === 0));
      const isLeftOut = valueAt(simplest.body, change.request) === undefined;
      const body = value === undefined ? undefined : put(simplest.body, change.request, value);
      if (change.kind !== 'attribute' || change.user === undefined || !isLeftOut || !body || value === undefined)
        continue;
      yield {
        name: `without ${change.name}`,
        purpose: 'state',
        rank: 'deciding',
        cost: 4,
        async run(steps, [testUser]) {
          if (!isAccepted(plan.contract, await steps.update(testUser, { body, name: `set ${change.name}` }))) return [];
          const set = await steps.read(testUser);
          // Whether what is sent is stored is for accept.optional-fields to say.
          if (!set || !showsValue(change, value, set.values[change.name])) return [];
          const without = await steps.update(testUser, { body: simplest.body, name: `leave out ${change.name}` });
          const after = await steps.read(testUser);
          if (!isAccepted(plan.contract, without) || !after) return [];
          const isKept = showsValue(change, value, after.values[change.name]);
          return isKept === (omitted === 'kept')
            ? []
            : [wrong(change, value, after.values[change.name], isKept, after.exchange)];
        },
      };
    }
  },
} satisfies Requirement;

function wrong(change: Field, value: Json, after: Json | undefined, isKept: boolean, exchange: number) {
  const fact = isKept
    ? `${change.name} is kept by an update that leaves it out, although it replaces`
    : `${change.name} is lost by an update that leaves it out`;
  const code = isKept ? 'omitted-field-kept' : 'omitted-field-lost';
  const expected = isKept ? 'none' : shown(value);
  return failure({ code, fact, expected, received: shown(after), at: change.request }, exchange);
}
