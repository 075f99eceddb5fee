import type { Contract, Requirement } from '../../harness/suite.ts';
import { refusedAttempts } from '../steps/attempt-update.ts';
import { decidingFirst } from '../steps/ranked.ts';
import { bodySetting, mainSetting } from '../steps/settings.ts';

/** An administrator of another organization updates a test user, and ours updates a user of another organization. */
export default {
  kind: 'try',
  id: 'access.other-organization',
  level: 'must',
  severity: 'permissions',
  owasp: 'API1:2023 Broken Object Level Authorization',
  sentence: 'A caller MUST NOT update a user of another organization.',
  matters: 'one customer can give roles in the organization of another',
  appliesTo: ({ profile }) => profile.permissions.organizations !== 'one' || 'everybody is of the same organization',
  *scenarios(plan) {
    const { foreign } = plan.target.fixtures;
    const { otherOrganization } = plan.target.callers;
    if (!otherOrganization && foreign === undefined)
      plan.block('the target names nobody of another organization', 'callers.otherOrganization or fixtures.foreign');
    const { change, values } = mainSetting(plan);
    const bodies = values.map((value) => ({ body: bodySetting(plan, change, value), value: JSON.stringify(value) }));
    const refusal = 'other-organization';
    const byThem = bodies.map(
      ({ body, value }) =>
        ({
          name: `by a caller of another organization to ${value}`,
          refusal,
          what: { body, caller: 'otherOrganization' },
        }) as const,
    );
    const ofThem = bodies.map(
      ({ body, value }) =>
        ({
          name: `of a foreign user to ${value}`,
          refusal,
          what: { body },
          to: foreign ?? '',
        }) as const,
    );
    // A server that looks at the organization in the path may not look whose the user is.
    const throughOwn = byThem.map(
      ({ name, what }) =>
        ({ name: `${name}, through its own`, refusal, what: { ...what, inOwnOrganization: true } }) as const,
    );
    const hasOwn = otherOrganization?.organization !== undefined && namesOrganization(plan.contract);
    yield* decidingFirst([
      ...(otherOrganization ? refusedAttempts(byThem) : []),
      ...(hasOwn ? refusedAttempts(throughOwn) : []),
      ...(foreign === undefined ? [] : refusedAttempts(ofThem)),
    ]);
  },
} satisfies Requirement;

/** Whether an update names an organization: in its path, a header or its body. */
function namesOrganization({ profile: { resource, auth, bind = [] } }: Contract): boolean {
  const templates = [...Object.values(resource.parameters ?? {}), ...Object.values(auth.context ?? {})];
  return templates.some((text) => text.includes('{organization}')) || bind.some(({ to }) => to === 'organization');
}
