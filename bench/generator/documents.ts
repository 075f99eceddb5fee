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

/** Every JSON request body of GitHub's REST description. */
export function gitHubBodies(): readonly RequestBody[] {
  const path = createRequire(import.meta.url).resolve('@octokit/openapi/generated/api.github.com.json');
  return bodiesOf('github', JSON.parse(readFileSync(path, 'utf8')) as JsonObject);
}

/** Every JSON request body of an OpenAPI document in YAML. */
export function bodiesOfFile(path: string): readonly RequestBody[] {
  return bodiesOf(path.slice(path.lastIndexOf('/') + 1), readYaml(path));
}

function readYaml(path: string | URL): JsonObject {
  // An OpenAPI document is a mapping.
  return parse(readFileSync(path, 'utf8')) as JsonObject;
}

function bodiesOf(document: string, root: JsonObject): readonly RequestBody[] {
  const dialect = String(root.openapi).startsWith('3.0') ? 'openapi-3.0' : '2020-12';
  const bodies: RequestBody[] = [];
  for (const [path, item] of members(root.paths))
    for (const [method, operation] of members(item))
      for (const [media, body] of members(at(operation, 'requestBody', 'content'))) {
        const schema = at(body, 'schema');
        if (!media.includes('json') || typeof schema !== 'object' || schema === null) continue;
        // What stands under `schema` is a schema.
        bodies.push({
          name: `${document} ${method} ${path}`,
          schema: schema as JsonSchema,
          options: { root, dialect },
        });
      }
  return bodies;
}

function members(value: Json | undefined): readonly (readonly [string, Json])[] {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.entries(value as JsonObject)
    : [];
}

function at(value: Json | undefined, ...keys: readonly string[]): Json | undefined {
  return keys.reduce<Json | undefined>((current, key) => new Map(members(current)).get(key), value);
}
