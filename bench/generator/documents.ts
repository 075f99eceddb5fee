import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parse } from 'yaml';
import type { Json, JsonObject, JsonSchema } from '../../harness/model/json.ts';
import type { SchemaOptions } from '../../harness/schema/schema.ts';

/** One request body of a published document. */
export interface RequestBody {
  readonly name: string;
  readonly schema: JsonSchema;
  readonly options: SchemaOptions;
}

const specsFolder = new URL('../../specs/', import.meta.url);
const ourContracts = ['datadog-v1', 'datadog-v2', 'datagrid', 'dolfin', 'openai', 'polytomic'];

/** Every JSON request body of the repository's own contracts. */
export function contractBodies(): readonly RequestBody[] {
  const folders = readdirSync(specsFolder).filter((name) => ourContracts.includes(name));
  return folders.flatMap((name) => bodiesOf(name, readYaml(new URL(`${name}/openapi.yaml`, specsFolder))));
}

/** Every request body of the catalogue's contracts. */
export function catalogueBodies(): readonly RequestBody[] {
  const folder = new URL('catalogue/', specsFolder);
  return readdirSync(folder).flatMap((name) => bodiesOf(name, readYaml(new URL(`${name}/openapi.yaml`, folder))));
}

/** Every JSON request body of GitHub's REST description. */
export function gitHubBodies(): readonly RequestBody[] {
  const path = createRequire(import.meta.url).resolve('@octokit/openapi/generated/api.github.com.json');
  return bodiesOf('github', JSON.parse(readFileSync(path, 'utf8')) as JsonObject);
}

/** Every request body of an OpenAPI document, in JSON or YAML. */
export function bodiesOfFile(path: string): readonly RequestBody[] {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return bodiesOf(
    name,
    name.endsWith('.json') ? (JSON.parse(readFileSync(path, 'utf8')) as JsonObject) : readYaml(path),
  );
}

function readYaml(path: string | URL): JsonObject {
  // An OpenAPI document is a mapping.
  return parse(readFileSync(path, 'utf8')) as JsonObject;
}

function bodiesOf(document: string, root: JsonObject): readonly RequestBody[] {
  const version = String(root.openapi ?? root.swagger);
  const dialect = version.startsWith('2') ? 'draft-04' : version.startsWith('3.0') ? 'openapi-3.0' : '2020-12';
  const found: RequestBody[] = [];
  for (const [path, item] of members(root.paths))
    for (const [method, operation] of members(item))
      for (const schema of schemasOf(operation, root))
        found.push({ name: `${document} ${method} ${path}`, schema, options: { root, dialect } });
  return found;
}

/** The schemas of the JSON and form bodies of an operation, or of one of any kind; in OpenAPI 2.0 those of its body parameter. */
function schemasOf(operation: Json, root: JsonObject): readonly JsonSchema[] {
  const bodies = members(at(resolved(at(operation, 'requestBody'), root), 'content'))
    .filter(([media]) => media.includes('json') || media.includes('form') || media === '*/*')
    .map(([, body]) => at(body, 'schema'));
  const parameters = (at(operation, 'parameters') ?? []) as readonly Json[];
  const body = Array.isArray(parameters)
    ? parameters.map((one) => resolved(one, root)).filter((one) => at(one, 'in') === 'body')
    : [];
  // What stands under `schema` is a schema.
  return [...bodies, ...body.map((one) => at(one, 'schema'))].filter(
    (schema): schema is JsonObject => typeof schema === 'object' && schema !== null && !Array.isArray(schema),
  );
}

function resolved(value: Json | undefined, root: JsonObject): Json | undefined {
  const ref = at(value, '$ref');
  return typeof ref === 'string' ? at(root, ...ref.slice(2).split('/')) : value;
}

function members(value: Json | undefined): readonly (readonly [string, Json])[] {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.entries(value as JsonObject)
    : [];
}

function at(value: Json | undefined, ...keys: readonly string[]): Json | undefined {
  return keys.reduce<Json | undefined>((current, key) => new Map(members(current)).get(key), value);
}
