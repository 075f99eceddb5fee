import type { Pairs } from '../domain/plain-pairs.ts';
import { put } from '../domain/pointer.ts';
import { crowdOf, withName } from '../domain/several-users.ts';
import type { Contract } from '../model/contract.ts';
import type { Json, JsonSchema } from '../model/json.ts';
import { mainField, possibleValues } from './fault-kit/main-field.ts';
import { fillPath } from './fill-path.ts';
import { sampleOfSchema } from './responses/sample-of-schema.ts';
import { schemaAtPlace } from './responses/schema-place.ts';
import { ownValues } from './state/own-values.ts';

/** Path and query of the update of one user, filled as the profile says. */
export function updatePath(contract: Contract, id: string, organization: string, more: Pairs = []): string {
  const { request, parameters } = contract.profile.resource;
  const testUser = request.in === 'body' ? {} : { [request.name]: id };
  const all = { ...parameters, ...testUser, ...Object.fromEntries(more) };
  return fillPath(contract.update.path, all, organization, ownValues(contract));
}

/** The least body that names a user, before anything is changed. */
export function bareBody({ request, profile }: Contract, id: string): Json {
  const { repeated = [], request: place } = profile.resource;
  const isNamed = crowdOf(profile.resource)?.isMap === true;
  const places = [...repeated, ...(place.in === 'body' && !isNamed ? [place.pointer] : [])];
  const written = (pointer: string) =>
    schemaAtPlace(request.documented, pointer)?.type === 'integer' ? Number(id) : id;
  return places.reduce((body, pointer) => put(body, pointer, written(pointer)), leastBody(request.effective));
}

/** The sample of a document; of a list, with one item in which there is something to change. */
function leastBody(documented: JsonSchema): Json {
  const sample = sampleOfSchema(documented);
  if (!Array.isArray(sample) || sample.length > 0) return sample;
  return [sampleOfSchema(schemaAtPlace(documented, '/0'))];
}

/** The least body that changes one field of a user, to the value at a position of those that are possible. */
export function exampleBody(contract: Contract, id: string, position = 0): Json {
  const change = mainField(contract);
  const values = possibleValues(contract, change);
  const value = values[position % Math.max(1, values.length)] ?? `Name ${position}`;
  const { resource } = contract.profile;
  return withName(resource, put(bareBody(contract, id), change.request, change.list ? [value] : value), id);
}
