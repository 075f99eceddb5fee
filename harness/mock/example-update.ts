import type { Contract } from '../model/contract.ts';
import type { Json } from '../model/json.ts';
import { sampleOfSchema } from './answers/sample-of-schema.ts';
import { schemaAtPlace } from './answers/schema-place.ts';
import { mainChange, possibleValues } from './fault-kit/main-change.ts';
import { fillPath } from './fill-path.ts';
import { setAtPointer } from './set-at-pointer.ts';

/** Path and query of the update of one user, filled as the profile says. */
export function updatePath({ update, profile }: Contract, id: string, organisation: string): string {
  const { request, parameters } = profile.subject;
  const subject = request.in === 'body' ? {} : { [request.name]: id };
  return fillPath(update.path, { ...parameters, ...subject }, organisation);
}

/** The least body that names a user, before anything is changed. */
export function bareBody({ request, profile }: Contract, id: string): Json {
  const { repeated = [], request: place } = profile.subject;
  const places = [...repeated, ...(place.in === 'body' ? [place.pointer] : [])];
  const written = (pointer: string) =>
    schemaAtPlace(request.documented, pointer)?.type === 'integer' ? Number(id) : id;
  return places.reduce(
    (body, pointer) => setAtPointer(body, pointer, written(pointer)),
    sampleOfSchema(request.documented),
  );
}

/** The least body that changes one field of a user, to the value at a position of those that are possible. */
export function exampleBody(contract: Contract, id: string, position = 0): Json {
  const change = mainChange(contract);
  const values = possibleValues(contract, change);
  const value = values[position % Math.max(1, values.length)] ?? `Name ${position}`;
  return setAtPointer(bareBody(contract, id), change.request, change.list ? [value] : value);
}
