import { compile } from '../../harness/schema/schema.ts';
import {
  failure,
  gap,
  isRefused,
  isSuccess,
  type Requirement,
  received,
  shown,
  showsValue,
  statusOf,
} from '../../harness/suite.ts';
import { refuseRateLimited } from '../steps/refuse-rate-limited.ts';
import { bodySetting, settings } from '../steps/settings.ts';

/** Takes every role from a user with an empty array, where the document permits one; the roles are given back at once. */
export default {
  kind: 'try',
  id: 'accept.empty-list',
  level: 'should',
  severity: 'updates',
  sentence: 'An empty array of roles SHOULD be refused, or take every role away.',
  matters: 'a client that takes the last role away is told success, and the role stays',
  appliesTo: ({ profile }) => {
    const lists = profile.fields.filter(({ kind, list }) => kind === 'role' && list);
    if (lists.length === 0) return 'no field is an array of roles';
    return lists.some(({ adds }) => !adds) || 'an assignment takes no role away';
  },
  // Who has no role at all may be no member any more.
  needs: [{ allow: 'attributes' }, { read: 'any' }],
  *scenarios(plan) {
    const { accepts } = compile(plan.contract.request.enforceable);
    const lists = settings(plan).filter(({ change }) => change.kind === 'role' && change.list && !change.adds);
    const open = lists.filter(({ change }) => accepts(bodySetting(plan, change, [])));
    if (open.length === 0) plan.skip('the document permits no empty array');
    for (const { change } of open)
      yield {
        name: `${change.name} empty`,
        purpose: 'state',
        rank: 'deciding',
        cost: 4,
        async run(steps, [testUser]) {
          const before = (await steps.stateOf(testUser)).values[change.name];
          const body = bodySetting(plan, change, []);
          const exchange = await steps.update(testUser, { body, name: 'no role', open: true });
          refuseRateLimited(steps, exchange);
          const words = { expected: 'a refusal, or no role', received: received(exchange) };
          if (isRefused(exchange)) {
            const fact = `an empty array is refused with status ${statusOf(exchange)}, and the document permits it`;
            return [gap({ code: 'empty-list-refused', fact, ...words }, exchange)];
          }
          if (!isSuccess(exchange)) {
            const fact = `an empty array gets ${received(exchange)}`;
            return [failure({ code: 'empty-list-breaks', fact, ...words }, exchange)];
          }
          const stored = (await steps.read(testUser))?.values[change.name];
          if (before !== undefined)
            await steps.update(testUser, { body: bodySetting(plan, change, before), name: 'roles again', open: true });
          if (stored === undefined || stored === null || showsValue(change, [], stored)) return [];
          const fact = 'an empty array is confirmed, and the roles stay';
          return [failure({ code: 'empty-list-ignored', fact, expected: '[]', received: shown(stored) }, exchange)];
        },
      };
  },
  judgesStorage: true,
} satisfies Requirement;
