import {
  encodeUpdate,
  failure,
  isAccepted,
  isSuccess,
  type Requirement,
  shown,
  showsValue,
} from '../../harness/suite.ts';
import { boundBody } from '../steps/bound-body.ts';
import { bodySetting, mainSetting, otherValue } from '../steps/settings.ts';

/** How long a read may lag behind an update, and how often it is looked at, in milliseconds: what is later is accept.persists' matter. */
const lagMs = 5500;
const lookMs = 500;

/** Updates a user by its id spelled otherwise: percent-encoded, in the other letter case, with leading zeros. */
export default {
  kind: 'try',
  id: 'missing.spelled-id',
  severity: 'permissions',
  level: 'must',
  sentence: 'An id that is spelled otherwise MUST name the same user or nobody, and MUST NOT make a new one.',
  source: 'RFC 3986 section 6.2.2; RFC 9562 section 4; OWASP API Security Top 10 2023, API1',
  matters: 'one person has two records with two roles, and checks look at the wrong one',
  appliesTo: ({ profile, reads, request }) => {
    if (profile.resource.request.in !== 'path') return 'the id is not in the path';
    // The value would be in the path that is spelled otherwise.
    if (request.encoding === 'parameters') return 'updates have no body: the role is a parameter';
    return reads.one !== undefined || reads.list !== undefined || 'the contract documents no read of a user';
  },
  *scenarios(plan) {
    for (const [way, spell] of Object.entries(spellings))
      yield {
        name: way,
        purpose: 'open',
        rank: way === 'percent-encoded' ? 'deciding' : 'named',
        cost: 7,
        async run(steps, [testUser]) {
          const { id } = testUser;
          const spelled = spell(id, plan.contract.profile.resource.format);
          if (spelled === undefined || plan.target.testUsers.includes(spelled))
            return steps.skip(`the id has no other spelling (${way})`);
          const setting = mainSetting(plan);
          const { change } = setting;
          const before = await steps.list();
          const stood = (await steps.stateOf(testUser)).values[change.name];
          if (stood === undefined) return steps.skip(`no read shows ${change.name}`);
          // The plain id first: what it does not change, its spellings cannot.
          const set = otherValue(setting, stood);
          const plain = await steps.update(testUser, { body: bodySetting(plan, change, set), name: 'plain id' });
          const is = (await steps.read(testUser))?.values[change.name];
          if (!showsValue(change, set, is)) return [];
          const { method, path } = plain.request;
          const at = path.lastIndexOf(encodeURIComponent(id));
          if (at < 0 || !isAccepted(plan.contract, plain)) return [];
          const value = stood;
          const body = boundBody(steps, testUser, bodySetting(plan, change, value));
          const exchange = await steps.send({
            method,
            path: path.slice(0, at) + spelled + path.slice(at + encodeURIComponent(id).length),
            testUser,
            bytes: encodeUpdate(plan.contract.request, body).bytes ?? new Uint8Array(),
            name: `id ${way}`,
          });
          const after = await steps.list();
          const known = new Set(before?.map((view) => view.id));
          const made = before && after?.find((view) => !known.has(view.id));
          if (made) {
            const fact = `an update of an id that is ${way} makes a user that was not there`;
            const words = { code: 'user-invented', fact, expected: 'no new user', received: shown(made.id) };
            return [failure(words, exchange)];
          }
          if (!isSuccess(exchange)) return [];
          let now = (await steps.read(testUser))?.values[change.name];
          for (let waited = 0; waited < lagMs && !showsValue(change, value, now); waited += lookMs) {
            await steps.wait(lookMs);
            now = (await steps.read(testUser))?.values[change.name];
          }
          if (showsValue(change, value, now)) return [];
          const fact = `an update of an id that is ${way} is accepted and changes somebody else, or nobody`;
          const words = { code: 'spelled-id-elsewhere', fact, expected: shown(value), received: shown(now) };
          return [failure(words, exchange)];
        },
      };
  },
} satisfies Requirement;

/** Ways to spell an id, percent-encoded as they stand in a path; `undefined` where that makes another id. */
const spellings: Readonly<Record<string, (id: string, format: string) => string | undefined>> = {
  'percent-encoded': (id) =>
    /^[A-Za-z0-9]/.test(id)
      ? `%${id.charCodeAt(0).toString(16).toUpperCase()}${encodeURIComponent(id.slice(1))}`
      : undefined,
  'in the other letter case': (id, format) => {
    // Only these formats have one meaning in both cases.
    if (format !== 'uuid' && format !== 'email') return undefined;
    const other = id === id.toLowerCase() ? id.toUpperCase() : id.toLowerCase();
    return other === id ? undefined : encodeURIComponent(other);
  },
  'written with leading zeros': (id, format) => (format === 'integer' ? `00${id}` : undefined),
};
