import type { Contract } from '../model/contract.ts';
import type { Json } from '../model/json.ts';
import type { Field } from '../model/profile.ts';
import type { UserView } from '../model/requirement.ts';

/**
 * Values of a user that restoring  can write, by name of the change, but for those that the run leaves alone; null for a
 * profile field that the user does not have.
 */
export function writableValues(
  contract: Contract,
  user: UserView,
  kinds: readonly Field['kind'][],
  leave: readonly string[],
): Readonly<Record<string, Json>> {
  return Object.fromEntries(
    contract.profile.fields.flatMap(({ name, kind, deprecated }): readonly [string, Json][] => {
      const value = kind === 'attribute' ? (user.values[name] ?? null) : user.values[name];
      const varies = kinds.includes(kind) && deprecated !== true && !leave.includes(name);
      return varies && value !== undefined ? [[name, value]] : [];
    }),
  );
}
