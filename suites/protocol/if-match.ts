import {
  type Exchange,
  failure,
  gap,
  isAccepted,
  isSuccess,
  type Requirement,
  received,
  statusOf,
} from '../../harness/suite.ts';
import { headerValues } from '../steps/rate-limiting.ts';
import { bodySetting, mainSetting } from '../steps/settings.ts';

/** Updates with the entity tag of a state that is gone, with the one that is there, and with none where one is required. */
export default {
  kind: 'try',
  id: 'protocol.if-match',
  severity: 'state',
  level: 'must',
  sentence: 'An update whose If-Match names another state MUST NOT be done.',
  source:
    'RFC 9110 section 13.1.1: where the condition is false the method must not be performed; RFC 6585 section 3 (428)',
  matters: 'two people who edit the same user overwrite each other, although the client asked to be told',
  appliesTo: ({ profile }) => profile.conditional !== 'ignored' || 'the vendor ignores If-Match',
  *scenarios(plan) {
    const { conditional } = plan.contract.profile;
    yield {
      name: 'a state that is gone',
      purpose: 'stale-state',
      rank: 'deciding',
      cost: 6,
      async run(steps, [testUser]) {
        const { change, values } = mainSetting(plan);
        const [one = null, other = null] = values;
        const set = (value: typeof one, name: string, condition?: string) =>
          steps.update(testUser, {
            body: bodySetting(plan, change, value),
            name,
            ...(condition === undefined ? {} : { headers: { 'if-match': condition }, open: true }),
          });
        const promised = '412' in plan.contract.update.responses;
        const tagged = async (exchange: Exchange) => {
          const own = headerValues(exchange, 'etag')[0];
          if (own !== undefined || plan.contract.reads.one === undefined) return own;
          const read = (await steps.read(testUser, 'one'))?.tag;
          // Frameworks put weak tags on whatever is read, for caches alone.
          return read?.startsWith('W/') && !promised ? undefined : read;
        };
        const first = await tagged(await set(one, 'first state'));
        const second = await tagged(await set(other, 'second state'));
        if (first === undefined || second === undefined)
          return steps.skip('no entity tag is sent with an update or a read');
        if (first === second) return steps.skip('the entity tag stays the same when the state changes');
        const stale = await set(one, 'If-Match of the first state', first);
        if (isSuccess(stale)) {
          const fact = 'an update is done although its If-Match names a state that is gone';
          const words = { code: 'stale-update-accepted', fact, expected: 'status 412', received: received(stale) };
          return [conditional === undefined && !promised ? gap(words, stale) : failure(words, stale)];
        }
        // A weak tag never matches (RFC 9110 section 8.8.3.2).
        if (second.startsWith('W/')) return [];
        const fresh = await set(one, 'If-Match of the second state', second);
        if (isAccepted(plan.contract, fresh) || statusOf(fresh) === 429) return [];
        const fact = 'an update is refused although its If-Match names the state that is there';
        return [failure({ code: 'fresh-update-refused', fact, expected: 'success', received: received(fresh) }, fresh)];
      },
    };
    if (conditional !== 'required') return;
    yield {
      name: 'no condition',
      purpose: 'missing-condition',
      rank: 'named',
      cost: 1,
      async run(steps, [testUser]) {
        const { body } = plan.cases.simplest;
        const bare = await steps.update(testUser, {
          body,
          headers: { 'if-match': undefined },
          refusal: 'missing-condition',
          name: 'no If-Match',
        });
        if (!isSuccess(bare)) return [];
        const fact = 'an update without If-Match is done although the vendor requires it';
        const words = { code: 'unconditional-update-accepted', fact, expected: 'status 428', received: received(bare) };
        return [failure(words, bare)];
      },
    };
  },
} satisfies Requirement;
