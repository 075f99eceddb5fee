import { isObject } from '../../domain/is-object.ts';
import { at } from '../../domain/pointer.ts';
import type { Contract } from '../../model/contract.ts';
import type { Pointer } from '../../model/json.ts';
import type { MockCall } from '../../model/mock.ts';
import { compile } from '../../schema/compile.ts';
import { sampleOfSchema } from '../responses/sample-of-schema.ts';
import { schemaAtPlace } from '../responses/schema-place.ts';

/** Names of members beside the changed fields that the request's schema does not declare. */
export function unknownFields(call: MockCall): readonly string[] {
  const places = new Set(call.contract.profile.fields.map(({ request }) => request.slice(0, request.lastIndexOf('/'))));
  return ['', ...places].flatMap((place) => {
    const here = call.body === undefined ? undefined : at(call.body, place);
    const known = schemaAtPlace(call.contract.request.documented, place)?.properties;
    return isObject(here) && isObject(known) ? Object.keys(here).filter((key) => !Object.hasOwn(known, key)) : [];
  });
}

/** Whether the body has a member that the request's schema does not declare. */
export function hasUnknownField(call: MockCall): boolean {
  return unknownFields(call).length > 0;
}

/** Places of changed fields that an update may leave out or name: what is sent alone and what is not. */
export function optionalFields(contract: Contract): readonly Pointer[] {
  const { documented } = contract.request;
  const sample = sampleOfSchema(documented);
  const free = contract.profile.fields.filter(({ deprecated }) => !deprecated).map(({ request }) => request);
  return compile(documented).accepts(sample) ? free.filter((pointer) => at(sample, pointer) === undefined) : [];
}

/** The request's schema names a type somewhere. */
export function requestHasType(type: string): (contract: Contract) => true | string {
  return ({ request }) =>
    JSON.stringify(request.documented).includes(`"type":"${type}"`) || `the request has no ${type}`;
}

/** An update may have members that the document does not declare. */
export function takesUnknownFields({ request }: Contract): true | string {
  const sample = sampleOfSchema(request.documented);
  const open = isObject(sample) && compile(request.documented).accepts({ ...sample, undeclared: 1 });
  return open || !compile(request.documented).accepts(sample) || 'the schema excludes undeclared fields';
}
