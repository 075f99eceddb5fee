import { parentOf } from '../../domain/pointer.ts';
import type { Json, JsonSchema, Pointer } from '../../model/json.ts';
import type { ProfileResource } from '../../model/profile.ts';
import { requestFields, valuesOf } from './fields.ts';

/** What says beside the id in the body that it is a user's, where it may be a group's: `principalType` of `principalId`. */
export function personKind(documented: JsonSchema, { request }: ProfileResource): Readonly<Record<Pointer, Json>> {
  if (request.in !== 'body') return {};
  const beside = requestFields(documented, 3).filter(
    ({ pointer, name }) => parentOf(pointer) === parentOf(request.pointer) && /(type|kind)$/i.test(name),
  );
  return Object.fromEntries(
    beside.flatMap(({ pointer, schemas }) => {
      const values = valuesOf(schemas);
      const person = values.find((value) => typeof value === 'string' && /^(user|member|person|human)s?$/i.test(value));
      return values.length > 1 && person !== undefined ? [[pointer, person]] : [];
    }),
  );
}
