import type { Refusal } from '../model/profile.ts';
import type { RequirementContext, TestUser, Update } from '../model/requirement.ts';

/** Cases of each kind that a tour sends: enough to meet what only one response in 25 shows. */
const most = 60;

/** Sends some of everything, for requirements that judge every response when nothing else of the run has sent any. */
export async function smokeRequests(context: RequirementContext): Promise<void> {
  const { cases } = context;
  const valid = [cases.simplest, ...cases.valid.slice(0, most), ...cases.random('valid', most)];
  const invalid = [...cases.invalid.slice(0, most), ...cases.random('invalid', most / 2)];
  await context.forEachTestUser([...valid, ...invalid], async (next, testUser) => {
    await context.update(testUser, { case: next });
  });
  await context.withTestUsers(1, async ([testUser]) => {
    if (!testUser) return;
    for (const what of refused(context)) await context.update(what.testUser ?? testUser, what.update);
    await context.read(testUser);
    await context.list();
  });
}

/** One update for each refusal that needs no case. */
function refused(
  context: RequirementContext,
): readonly { readonly testUser?: TestUser | string; readonly update: Update }[] {
  const { body } = context.cases.simplest;
  const { fixtures, callers } = context.target;
  const of = (refusal: Refusal, update: Omit<Update, 'refusal'>, testUser?: string) => ({
    ...(testUser === undefined ? {} : { testUser }),
    update: { name: refusal, refusal, ...update },
  });
  return [
    of('no-credentials', { body, caller: 'anonymous' }),
    ...(callers.member ? [of('insufficient-role', { body, caller: 'member' })] : []),
    ...(callers.otherOrganization ? [of('other-organization', { body, caller: 'otherOrganization' })] : []),
    ...(fixtures.unknown === undefined ? [] : [of('unknown-user', { body }, fixtures.unknown)]),
    ...(fixtures.removed === undefined ? [] : [of('removed-user', { body }, fixtures.removed)]),
    of('malformed-json', { bytes: Buffer.from('{') }),
    of('empty-body', { bytes: new Uint8Array() }),
    of('not-an-object', { body: [] }),
    of('wrong-media-type', { body, contentType: 'text/plain' }),
  ];
}
