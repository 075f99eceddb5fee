import { createHash } from 'node:crypto';
import type { MockUser } from '../../model/mock.ts';
import { type Check, nothing, refuse } from '../call.ts';
import type { World } from '../world.ts';

/** True when this server sends entity tags and looks at If-Match. */
export function keepsTags({ contract, choices }: Pick<World, 'contract' | 'choices'>): boolean {
  const { conditional } = contract.profile;
  return conditional === 'honored' || conditional === 'required' || (conditional === undefined && choices.etags);
}

/** The strong entity tag of a user as it is. */
export function tagOf({ user }: Pick<MockUser, 'user'>): string {
  return `"${createHash('sha256').update(JSON.stringify(user)).digest('hex').slice(0, 16)}"`;
}

/** If-Match names the state that is to be changed (RFC 9110 section 13.1.1). */
export const checkCondition: Check<World> = (world, call) => {
  if (!keepsTags(world) || call.testUser === undefined) return nothing;
  const asked = call.headers['if-match'];
  if (asked === undefined || asked === '')
    return world.contract.profile.conditional === 'required' ? refuse('missing-condition') : nothing;
  const tags = asked.split(',').map((tag) => tag.trim());
  return tags.includes('*') || tags.includes(tagOf(call.testUser)) ? nothing : refuse('stale-state');
};
