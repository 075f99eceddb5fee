import { documentedResponse } from '../../domain/documented-response.ts';
import { at } from '../../domain/pointer.ts';
import type { Contract } from '../../model/contract.ts';
import type { Json, Pointer } from '../../model/json.ts';
import type { MockCall, MockResponse } from '../../model/mock.ts';
import { compile } from '../../schema/compile.ts';
import { bodySchemaOf, mediaTypeOf } from '../responses/documented-response.ts';
import { schemaAtPlace } from '../responses/schema-place.ts';
import { storedForm } from '../state/user-form.ts';
import { mainField } from './main-field.ts';
import { type ResponseField, responseFields } from './response-fields.ts';

/** Every field that the update's success documents. */
export function describedFields(contract: Contract): readonly ResponseField[] {
  return responseFields(contract, contract.profile.responses.statuses[0] ?? 200);
}

/** The documented fields that stand in this success with a value. */
export function presentFields(response: MockResponse, call: MockCall): readonly ResponseField[] {
  const { body } = response;
  if (call.operation !== 'update' || response.status >= 300 || body === undefined) return [];
  return describedFields(call.contract).filter(({ pointer }) => (at(body, pointer) ?? null) !== null);
}

/** A text, and nothing else. */
export function isText({ schema, nullable }: ResponseField): boolean {
  return schema.type === 'string' && !nullable;
}

/** A number or a boolean, and no text. */
export function isNumber({ schema }: ResponseField): boolean {
  const types = [schema.type].flat();
  return !types.includes('string') && types.some((type) => ['integer', 'number', 'boolean'].includes(String(type)));
}

/** A field that excludes null. */
export function isNotNullable({ schema, nullable }: ResponseField): boolean {
  return !nullable && schema.type !== undefined;
}

/** An object inside the outermost one. */
export function isNestedObject({ schema, depth }: ResponseField): boolean {
  return depth > 1 && schema.type === 'object';
}

/** A text whose format is asserted. */
export function hasFormat({ schema }: ResponseField): boolean {
  return ['email', 'uuid', 'date-time', 'date', 'uri'].includes(String(schema.format));
}

/** A date with a time. */
export function isDateTime({ schema }: ResponseField): boolean {
  return schema.format === 'date-time';
}

/** A time in seconds since 1970. */
export function isUnixTime({ schema }: ResponseField): boolean {
  return schema.format === 'unixtime';
}

/** A field of which one value is documented. */
export function isConstant({ schema }: ResponseField): boolean {
  return schema.const !== undefined || (Array.isArray(schema.enum) && schema.enum.length === 1);
}

/** Values that the response's schema lists for the changed field. */
export function roleEnum(contract: Contract): readonly Json[] {
  const field = describedFields(contract).find(({ pointer }) => pointer === mainPlace(contract));
  return Array.isArray(field?.schema.enum) ? (field.schema.enum as readonly Json[]) : [];
}

/** Where the update's whole response shows the changed field. */
export function mainPlace(contract: Contract): Pointer {
  const { response, user } = mainField(contract);
  return `${contract.profile.responses.user ?? ''}${response ?? user ?? ''}`;
}

/** Optional fields of some users whose type the document gives, so that another type breaks it. */
export function rareFields(contract: Contract): readonly Pointer[] {
  const form = storedForm(contract);
  return Object.keys(contract.profile.mock?.sometimes ?? {}).filter((pointer) => {
    const schema = schemaAtPlace(form.userSchema, pointer);
    return schema !== undefined && !compile(schema).accepts(17) && !compile(schema).accepts('seventeen');
  });
}

/** A member that the user object of the reads must have. */
export function requiredInReads(contract: Contract): Pointer | undefined {
  const { required } = storedForm(contract).userSchema ?? {};
  const [name] = Array.isArray(required) ? (required as readonly string[]) : [];
  return name === undefined ? undefined : `/${name}`;
}

/** Media types of the documented errors, but for the one past the limit. */
export function errorTypes({ update }: Contract): readonly string[] {
  const errors = Object.keys(update.responses).filter((status) => /^4\d\d$/.test(status) && status !== '429');
  const described = errors
    .map((status) => documentedResponse(update, Number(status)))
    .filter((response) => bodySchemaOf(response) !== undefined);
  return described.flatMap((response) => mediaTypeOf(response) ?? []);
}

/** Headers that the update's success must have by its document. */
export function requiredHeaders({ update, profile }: Contract): readonly string[] {
  const documented = documentedResponse(update, profile.responses.statuses[0] ?? 200);
  return Object.entries(documented?.headers ?? {}).flatMap(([name, header]) => (header.required ? [name] : []));
}
