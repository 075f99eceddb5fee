import { isObject } from '../../domain/is-object.ts';
import type { JsonObject } from '../../model/json.ts';
import type { Profile } from '../../model/profile.ts';
import type { WrittenProfile } from '../read-profile.ts';
import type { deriveDefaults } from './derive-defaults.ts';

/** Where a section of the effective profile, or one member of it, comes from. */
export type Layer = 'profile' | 'vendor' | 'document';

/** The profile that a contract is run with, and the layer of each section (`/auth`) and, where layers meet in one, of each member. */
export interface EffectiveProfile {
  readonly profile: Profile;
  readonly layers: Readonly<Record<string, Layer>>;
}

/**
 * The profile over its vendor's, both over what the document says. Where both profile and vendor have an object, members of the
 * profile come before those of the vendor; a section that somebody wrote takes nothing from the document.
 */
export function mergeProfile(
  written: WrittenProfile,
  vendor: Partial<Profile>,
  derived: ReturnType<typeof deriveDefaults>,
): EffectiveProfile {
  const sections: Record<string, unknown> = {};
  const layers: Record<string, Layer> = {};
  const take = (name: string, value: unknown, layer: Layer) => {
    sections[name] = value;
    layers[`/${name}`] = layer;
  };
  for (const [name, { value }] of Object.entries(derived)) take(name, value, 'document');
  for (const [name, value] of Object.entries(vendor)) take(name, value, 'vendor');
  for (const [name, value] of Object.entries(written)) {
    const below = (vendor as JsonObject)[name];
    if (!isObject(below) || !isObject(value)) {
      take(name, value, 'profile');
      continue;
    }
    take(name, { ...below, ...value }, 'profile');
    for (const member of Object.keys(below)) if (!Object.hasOwn(value, member)) layers[`/${name}/${member}`] = 'vendor';
  }
  const { vendor: _, ...profile } = sections;
  // What is required and nobody says is told by the caller: the schema has checked the rest.
  return { profile: profile as unknown as Profile, layers };
}
