import { namesBeside } from '../domain/beside-body.ts';
import { isObject } from '../domain/is-object.ts';
import { at } from '../domain/pointer.ts';
import type { Parameter, RequestBody, RequestEncoding } from '../model/contract.ts';
import type { JsonSchema } from '../model/json.ts';
import type { ProseConstraint } from '../model/profile.ts';
import type { Documents, Located } from './documents.ts';
import type { OperationPlace } from './find-operation.ts';
import { fixedPlaces, type RequestChoice } from './fixed-places.ts';
import { fieldsOf } from './infer/fields.ts';
import { pathParameters } from './infer/path-parameters.ts';
import { roleScore } from './infer/words.ts';
import { withNamedUser } from './named-user.ts';
import { normalizeSchema } from './normalize-schema.ts';
import { overlayProseConstraint } from './overlay-prose-constraint.ts';
import { readContent } from './read-content.ts';
import { readOperation } from './read-operation.ts';

/** The update's request, with the rules of the profile laid over what is documented. Without a profile, as far as the document tells. */
export function readRequest(documents: Documents, place: OperationPlace, choice?: RequestChoice): RequestBody {
  const { path, method, pointer } = place;
  const proseConstraints = choice?.constraints ?? [];
  const item = documents.pathItem(path);
  const entry = item && documents.child(item, method.toLowerCase(), 'requestBody');
  const body = entry && documents.follow(entry);
  const content = body === undefined ? {} : readContent(documents, body, 'request');
  const mediaTypes = Object.keys(content);
  const mediaType = choice?.request?.mediaType ?? usualMediaType(mediaTypes);
  const encoding = body === undefined ? 'parameters' : encodingOf(mediaType);
  const inBody = encoding === 'parameters' ? true : ((content[mediaType] ?? content['*/*'])?.schema ?? true);
  const beside = encoding === 'parameters' ? [] : parametersBeside(documents, place, inBody, choice);
  const documented = withNamedUser(
    encoding === 'parameters' ? parametersSchema(documents, place, choice) : withMembers(inBody, beside),
    choice,
  );
  if (encoding !== 'parameters' && inBody === true) {
    documents.note(
      'request-schema-missing',
      'the request body has no schema for JSON',
      'a schema',
      mediaTypes.join(', ') || 'nothing',
      body?.pointer ?? pointer,
    );
  }
  const strict =
    body === undefined
      ? documented
      : withNamedUser(withMembers(strictly(documents, body, inBody, mediaType), beside), choice, { alone: true });
  const fixed = choice === undefined ? [] : fixedPlaces(choice, documented);
  return {
    required: body !== undefined && isObject(body.value) && body.value.required === true,
    ...(encoding === 'json' ? {} : { encoding }),
    ...(beside.length > 0 ? { beside: beside.map(({ name }) => name) } : {}),
    mediaType,
    mediaTypes,
    documented,
    effective: overlaid(overlaid(strict, proseConstraints), fixed),
    enforceable: overlaid(
      documented,
      proseConstraints.filter((proseConstraint) => proseConstraint.appliesTo !== 'valid'),
    ),
    proseConstraints,
    examples: content[mediaType]?.examples ?? [],
  };
}

/** Kinds of bodies, the one to send first. */
const kinds: readonly RegExp[] = [
  /^application\/json$/,
  /^application\/merge-patch\+json$/,
  /^(?!application\/json-patch\+json)[^;]*[/+]json$/,
  /json/,
  /^application\/x-www-form-urlencoded$/,
  /^multipart\/form-data$/,
];

function usualMediaType(mediaTypes: readonly string[]): string {
  const known = kinds.flatMap((kind) => mediaTypes.find((name) => kind.test(name)) ?? []);
  return known[0] ?? mediaTypes.find((name) => name !== '*/*') ?? 'application/json';
}

function encodingOf(mediaType: string): RequestEncoding {
  if (mediaType === 'application/x-www-form-urlencoded') return 'form';
  return mediaType === 'multipart/form-data' ? 'multipart' : 'json';
}

/** An update without a body is its parameters: those of query and path that name nothing else. */
function parametersSchema(documents: Documents, place: OperationPlace, choice: RequestChoice | undefined): JsonSchema {
  const { request, parameters = {} } = choice?.resource ?? {};
  const isFree = ({ in: where, name }: Parameter) =>
    (where === 'query' || where === 'path') &&
    !(name in parameters) &&
    !(request !== undefined && request.in === where && request.name === name);
  const free = readOperation(documents, place).parameters.filter(isFree);
  const definitions = free.map(({ schema }) => (isObject(schema) && isObject(schema.$defs) ? schema.$defs : {}));
  const needed = free.filter(({ required }) => required).map(({ name }) => name);
  return {
    type: 'object',
    properties: Object.fromEntries(free.map(({ name, schema }) => [name, schema])),
    ...(needed.length > 0 ? { required: needed } : {}),
    ...(definitions.some((each) => Object.keys(each).length > 0) ? { $defs: Object.assign({}, ...definitions) } : {}),
  };
}

/** Parameters that the profile's fields are, beside the body; without a profile a role of the path, where the body has none. */
function parametersBeside(
  documents: Documents,
  place: OperationPlace,
  inBody: JsonSchema,
  choice: RequestChoice | undefined,
): readonly Parameter[] {
  if (choice !== undefined && namesBeside(choice.fields).length === 0) return [];
  const { parameters } = readOperation(documents, place);
  if (choice !== undefined) return parameters.filter(({ name }) => namesBeside(choice.fields).includes(name));
  const roles = pathParameters(place.path).filter(({ kind }) => kind === 'role');
  const hasRole = fieldsOf(inBody, 3).some(({ name }) => roleScore(name) > 0);
  return hasRole ? [] : parameters.filter(({ in: where, name }) => where === 'path' && name === roles.at(-1)?.name);
}

/** An object's schema with parameters as further members `{NAME}`. */
function withMembers(schema: JsonSchema, parameters: readonly Parameter[]): JsonSchema {
  if (parameters.length === 0) return schema;
  const members = Object.fromEntries(parameters.map(({ name, schema: own }) => [`{${name}}`, own]));
  const needed = parameters.filter(({ required }) => required).map(({ name }) => `{${name}}`);
  const definitions = isObject(schema) && isObject(schema.$defs) ? schema.$defs : {};
  const target = isObject(schema) && typeof schema.$ref === 'string' ? at(schema, schema.$ref.slice(1)) : schema;
  const whole = isObject(target) ? target : {};
  const required = Array.isArray(whole.required) ? (whole.required as readonly string[]) : [];
  return {
    type: 'object',
    ...whole,
    properties: { ...(isObject(whole.properties) ? whole.properties : {}), ...members },
    ...(required.length + needed.length > 0 ? { required: [...required, ...needed] } : {}),
    ...(Object.keys(definitions).length > 0 ? { $defs: definitions } : {}),
  };
}

function overlaid(schema: JsonSchema, rules: readonly Pick<ProseConstraint, 'pointer' | 'schema'>[]): JsonSchema {
  return rules.reduce((current, rule) => overlayProseConstraint(current, rule.pointer, rule.schema), schema);
}

/** As documented, but for null that only a misplaced `nullable` lets in: valid updates keep clear of it. */
function strictly(documents: Documents, body: Located, documented: JsonSchema, mediaType: string): JsonSchema {
  const content = documents.child(body, 'content');
  if (documents.isOpenApi30 || content === undefined || !isObject(content.value)) return documented;
  const written = Object.keys(content.value).find((name) => name.toLowerCase().startsWith(mediaType));
  const schema = written === undefined ? undefined : documents.child(content, written, 'schema');
  return schema === undefined
    ? documented
    : normalizeSchema(documents, schema, { side: 'request', lenientNull: false });
}
