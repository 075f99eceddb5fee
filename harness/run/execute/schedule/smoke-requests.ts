import type { Case } from '../../../model/case.ts';
import type { Refusal } from '../../../model/profile.ts';
import type { Plan, Scenario, Update } from '../../../model/requirement.ts';

/** Cases of each kind that are sent: enough to meet what only one response in 25 shows. */
const most = 60;

/** Some of everything, for requirements that judge every response when nothing else of the run sends any. */
export function* smokeRequests(plan: Plan): Generator<Scenario> {
  const { cases, target } = plan;
  const valid = [cases.simplest, ...cases.valid.slice(0, most), ...cases.random('valid', most)];
  const invalid = [...cases.invalid.slice(0, most), ...cases.random('invalid', most / 2)];
  for (const [index, one] of [...valid, ...invalid].entries()) yield updateOf(one, index);
  for (const { to, update } of refused(plan)) {
    yield {
      name: update.refusal,
      purpose: 'open',
      rank: 'deciding',
      cost: 1,
      async run(steps, [testUser]) {
        await steps.update(to ?? testUser, update);
        return [];
      },
    };
  }
  if (target.testUsers.length === 0) return;
  yield {
    name: 'reads',
    purpose: 'state',
    rank: 'deciding',
    cost: 2,
    async run(steps, [testUser]) {
      await steps.read(testUser);
      await steps.list();
      return [];
    },
  };
}

function updateOf(one: Case, index: number): Scenario {
  return {
    name: `${index} ${one.name}`,
    purpose: 'open',
    rank: 'deciding',
    cost: 1,
    async run(steps, [testUser]) {
      await steps.update(testUser, { case: one });
      return [];
    },
  };
}

interface RefusedUpdate {
  readonly to?: string;
  readonly update: Update & { readonly name: string; readonly refusal: Refusal };
}

/** One update for each refusal that needs no case. */
function refused({ cases, contract, target: { fixtures, callers } }: Plan): readonly RefusedUpdate[] {
  const { body } = cases.simplest;
  const of = (refusal: Refusal, update: Omit<Update, 'refusal'>, to?: string): RefusedUpdate => ({
    ...(to === undefined ? {} : { to }),
    update: { name: refusal, refusal, ...update },
  });
  return [
    of('no-credentials', { body, caller: 'anonymous' }),
    ...(callers.member ? [of('insufficient-role', { body, caller: 'member' })] : []),
    ...(callers.otherOrganization ? [of('other-organization', { body, caller: 'otherOrganization' })] : []),
    ...(fixtures.unknown === undefined ? [] : [of('unknown-user', { body }, fixtures.unknown)]),
    ...(fixtures.removed === undefined ? [] : [of('removed-user', { body }, fixtures.removed)]),
    // A form and a query have no syntax that could be broken.
    ...(contract.request.encoding === undefined
      ? [
          of('malformed-json', { bytes: Buffer.from('{') }),
          of('empty-body', { bytes: new Uint8Array() }),
          of('not-an-object', { body: [] }),
          of('wrong-media-type', { body, contentType: 'text/plain' }),
        ]
      : []),
  ];
}
