import { isObject } from '../domain/is-object.ts';
import type { Json, JsonObject } from '../model/json.ts';

/** Keywords of a Swagger 2.0 parameter or header that belong to its schema in OpenAPI 3. */
const schemaKeywords = [
  'type', 'format', 'items', 'default', 'maximum', 'exclusiveMaximum', 'minimum', 'exclusiveMinimum', 'maxLength', 'minLength',
  'pattern', 'maxItems', 'minItems', 'uniqueItems', 'enum', 'multipleOf',
]; // biome-ignore format: one keyword after another

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch'];

/** Where the parts of a Swagger 2.0 document are in OpenAPI 3. */
const homes: readonly (readonly [string, string])[] = [
  ['#/definitions/', '#/components/schemas/'],
  ['#/responses/', '#/components/responses/'],
  ['#/parameters/', '#/components/parameters/'],
];

/** A Swagger 2.0 document as OpenAPI 3.0.3: bodies and forms become request bodies, the rest moves to where it is now. */
export function fromSwagger2(document: JsonObject): JsonObject {
  const { definitions, responses, parameters, securityDefinitions, paths, host, basePath, schemes, ...rest } = document;
  const shared = objectOf(parameters);
  const { swagger: _, consumes: __, produces: ___, ...top } = rest;
  const items = Object.entries(objectOf(paths)).map(([path, item]) => [
    path,
    pathItem(objectOf(item), shared, document),
  ]);
  const plain = Object.entries(shared).filter(([, one]) => !isBody(one));
  return moved({
    openapi: '3.0.3',
    ...top,
    servers: serversOf(host, basePath, schemes),
    paths: Object.fromEntries(items),
    components: {
      schemas: objectOf(definitions),
      parameters: Object.fromEntries(plain.map(([name, one]) => [name, parameterOf(objectOf(one))])),
      responses: mapValues(objectOf(responses), (one) => responseOf(objectOf(one), listOf(document.produces))),
      securitySchemes: mapValues(objectOf(securityDefinitions), schemeOf),
    },
  }) as JsonObject;
}

function serversOf(host: Json | undefined, basePath: Json | undefined, schemes: Json | undefined): Json {
  const path = typeof basePath === 'string' ? basePath : '';
  if (typeof host !== 'string') return [{ url: path === '' ? '/' : path }];
  const protocols = listOf(schemes).map(String);
  return (protocols.length > 0 ? protocols : ['https']).map((protocol) => ({ url: `${protocol}://${host}${path}` }));
}

function pathItem(item: JsonObject, shared: JsonObject, document: JsonObject): JsonObject {
  const around = resolved(item.parameters, shared);
  const operations = Object.entries(item)
    .filter(([method]) => methods.includes(method))
    .map(([method, operation]) => [method, operationOf(objectOf(operation), around, shared, document)]);
  const kept = around.filter((one) => !isBody(one)).map(parameterOf);
  const { parameters: _, ...others } = item;
  return { ...others, ...(kept.length > 0 ? { parameters: kept } : {}), ...Object.fromEntries(operations) };
}

function operationOf(
  operation: JsonObject,
  around: readonly JsonObject[],
  shared: JsonObject,
  document: JsonObject,
): JsonObject {
  const { consumes, produces, parameters, responses, schemes: _, ...rest } = operation;
  const own = resolved(parameters, shared);
  const body = requestBodyOf([...around, ...own].filter(isBody), listOf(consumes ?? document.consumes).map(String));
  const plain = own.filter((one) => !isBody(one)).map(parameterOf);
  return {
    ...rest,
    ...(plain.length > 0 ? { parameters: plain } : {}),
    ...(body === undefined ? {} : { requestBody: body }),
    responses: mapValues(objectOf(responses), (one) =>
      responseOf(objectOf(one), listOf(produces ?? document.produces)),
    ),
  };
}

/** `in: body` as it is, or all of `in: formData` as the members of one object. */
function requestBodyOf(parameters: readonly JsonObject[], consumes: readonly string[]): JsonObject | undefined {
  const body = parameters.findLast((one) => one.in === 'body');
  if (body !== undefined) {
    const types = consumes.length > 0 ? consumes : ['application/json'];
    const media = { schema: body.schema ?? {} };
    return { required: body.required === true, content: Object.fromEntries(types.map((type) => [type, media])) };
  }
  if (parameters.length === 0) return undefined;
  const hasFile = parameters.some(({ type }) => type === 'file');
  const types = consumes.filter((type) => /form/.test(type));
  const usual = hasFile ? 'multipart/form-data' : 'application/x-www-form-urlencoded';
  const required = parameters.filter((one) => one.required === true).map(({ name }) => name ?? null);
  const schema = {
    type: 'object',
    properties: Object.fromEntries(parameters.map((one) => [String(one.name), schemaOf(one)])),
    ...(required.length > 0 ? { required } : {}),
  };
  const content = (types.length > 0 ? types : [usual]).map((type) => [type, { schema }]);
  return { required: required.length > 0, content: Object.fromEntries(content) };
}

function parameterOf(parameter: JsonObject): JsonObject {
  if (parameter.$ref !== undefined) return parameter;
  const { collectionFormat, allowEmptyValue: _, ...rest } = parameter;
  const others = Object.entries(rest).filter(([key]) => !schemaKeywords.includes(key));
  const explode = collectionFormat === undefined ? {} : { explode: collectionFormat === 'multi' };
  return { ...Object.fromEntries(others), ...explode, schema: schemaOf(parameter) };
}

function schemaOf(parameter: JsonObject): JsonObject {
  const own = Object.fromEntries(Object.entries(parameter).filter(([key]) => schemaKeywords.includes(key)));
  return own.type === 'file' ? { type: 'string', format: 'binary' } : own;
}

function responseOf(response: JsonObject, produces: readonly Json[]): JsonObject {
  const { schema, examples, headers, ...rest } = response;
  const types = produces.length > 0 ? produces.map(String) : ['application/json'];
  const given = objectOf(examples);
  const content = types.map((type) => [
    type,
    { schema: schema ?? {}, ...(type in given ? { example: given[type] } : {}) },
  ]);
  return {
    ...rest,
    ...(headers === undefined ? {} : { headers: mapValues(objectOf(headers), (one) => parameterOf(objectOf(one))) }),
    ...(schema === undefined ? {} : { content: Object.fromEntries(content) }),
  };
}

function schemeOf(scheme: Json): Json {
  const { type, flow, authorizationUrl, tokenUrl, scopes, ...rest } = objectOf(scheme);
  if (type === 'basic') return { ...rest, type: 'http', scheme: 'basic' };
  if (type !== 'oauth2') return scheme;
  const name = { accessCode: 'authorizationCode', application: 'clientCredentials' }[String(flow)] ?? String(flow);
  const urls = { ...(authorizationUrl ? { authorizationUrl } : {}), ...(tokenUrl ? { tokenUrl } : {}) };
  return { ...rest, type, flows: { [name]: { ...urls, scopes: scopes ?? {} } } };
}

function resolved(parameters: Json | undefined, shared: JsonObject): readonly JsonObject[] {
  return listOf(parameters).map((one) => {
    const name = isObject(one) && typeof one.$ref === 'string' ? one.$ref.replace('#/parameters/', '') : undefined;
    const target = name === undefined ? undefined : shared[name];
    return isObject(target) && isBody(target) ? target : objectOf(one);
  });
}

function isBody(parameter: Json): boolean {
  return isObject(parameter) && (parameter.in === 'body' || parameter.in === 'formData');
}

/** References to where things are now, and `x-nullable` as 3.0 says it. */
function moved(value: Json): Json {
  if (Array.isArray(value)) return (value as readonly Json[]).map(moved);
  if (!isObject(value)) return value;
  const entries = Object.entries(value).map(([key, inner]): [string, Json] => {
    if (key === '$ref' && typeof inner === 'string') return [key, home(inner)];
    if (key === 'x-nullable' && typeof inner === 'boolean') return ['nullable', inner];
    if (key === 'discriminator' && typeof inner === 'string') return [key, { propertyName: inner }];
    return [key, moved(inner)];
  });
  return Object.fromEntries(entries);
}

function home(reference: string): string {
  const found = homes.find(([from]) => reference.startsWith(from));
  return found === undefined ? reference : found[1] + reference.slice(found[0].length);
}

function mapValues(object: JsonObject, map: (value: Json) => Json): JsonObject {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, map(value)]));
}

function objectOf(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {};
}

function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}
