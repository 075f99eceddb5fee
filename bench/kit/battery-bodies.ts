import { patchPlaceOf } from '../../harness/domain/patch-operations.ts';
import { at, put } from '../../harness/domain/pointer.ts';
import { crowdOf, joined } from '../../harness/domain/several-users.ts';
import { exampleBody } from '../../harness/mock/example-update.ts';
import { mainField, possibleValues } from '../../harness/mock/fault-kit/main-field.ts';
import { sampleOfSchema } from '../../harness/mock/responses/sample-of-schema.ts';
import type { Contract } from '../../harness/model/contract.ts';
import type { Json } from '../../harness/model/json.ts';

/** The body with the flags that users show, each turned round, beside the changed field. */
export function flagged(contract: Contract, body: Json): Json {
  const place = mainField(contract).request.replace(/\/[^/]*$/, '');
  const flags = Object.entries(contract.profile.mock?.user ?? {}).filter(([, value]) => typeof value === 'boolean');
  return flags.reduce((all, [key, value]) => put(all, `${place}/${key}`, !value) ?? null, body);
}

/** The changed field with another value than the valid update sets, as JSON text. */
export function hiddenField(contract: Contract): string {
  const { request, list } = mainField(contract);
  const value = possibleValues(contract, mainField(contract)).at(-1) ?? null;
  return JSON.stringify({ [request.slice(request.lastIndexOf('/') + 1)]: list ? [value] : value });
}

/** Position of a value that makes nobody an owner. */
export function ordinaryPosition(contract: Contract): number {
  const owners = contract.profile.permissions.roles.filter((role) => role.owner).map((role) => role.value);
  return possibleValues(contract, mainField(contract)).findIndex((value) => !owners.includes(value));
}

/** A patch whose second operation is about nothing, where an update is a patch. */
export function halfPatches(contract: Contract, id: string): readonly Json[] {
  const place = patchPlaceOf(contract, mainField(contract));
  if (place === undefined) return [];
  const second = { op: 'replace', path: '/rolecallNoSuchPlace', value: 1 };
  return [1, 2].map((position) => put(exampleBody(contract, id, position), `${place.operations}/1`, second));
}

/** Updates that name two users, where one may: both well, and the second with what is no value. */
export function bodiesOfTwo(contract: Contract, one: string, other: string): readonly Json[] {
  const { resource } = contract.profile;
  if (crowdOf(resource) === undefined) return [];
  const wrong = JSON.stringify(exampleBody(contract, other, 2)).replace(/"[^"]*"(?=[}\]]+$)/, '17.5');
  return [0, 2].flatMap((position) => [
    joined(resource, [exampleBody(contract, one, position), exampleBody(contract, other, 1)]),
    joined(resource, [exampleBody(contract, one, position + 1), JSON.parse(wrong) as Json]),
  ]);
}

export function optionalBodies(contract: Contract, id: string): readonly Json[] {
  const everything = sampleOfSchema(contract.request.documented, 'everything');
  const samples = contract.profile.fields.map((change): readonly [string, Json] => {
    const plainText = /mail/.test(change.request) ? 'someone@example.test' : 'Sample';
    const [value = at(everything, change.request) === false ? true : plainText] = possibleValues(contract, change);
    return [change.request, change.list ? [value] : value];
  });
  const base = exampleBody(contract, id, 1);
  const all = samples.reduce((body, [pointer, value]) => put(body, pointer, value), base);
  const none = samples.reduce((body, [pointer]) => put(body, pointer, undefined) ?? null, base);
  const { list, request } = mainField(contract);
  const [one, other] = possibleValues(contract, mainField(contract));
  const several = list && one !== undefined && other !== undefined ? [put(base, request, [one, other])] : [];
  return [all, none, ...samples.map(([pointer, value]) => put(none, pointer, value)), ...several, everything];
}

export function lookalikes(contract: Contract): readonly Json[] {
  const values = possibleValues(contract, mainField(contract));
  const texts = values.filter((value) => typeof value === 'string');
  const full = (text: string) =>
    text.replace(/[a-z]/gi, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0));
  const alike = texts.flatMap((text): readonly Json[] => [text.toUpperCase(), ` ${text} `, full(text)]);
  const unknown = ['true', 'unknown', null, 17, ['5f0c1e8a-7d2b-4c39-9a61-0b8e4d7f2a13']];
  return [...alike, ...alike.map((text) => [text]), ...values, ...values.map((value) => [value]), ...unknown];
}
