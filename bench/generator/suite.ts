import { readdirSync, readFileSync } from 'node:fs';
import type { Json, JsonSchema } from '../../harness/model/json.ts';

/** One schema of the JSON Schema Test Suite with its examples. */
export interface SuiteCase {
  readonly file: string;
  readonly description: string;
  readonly schema: JsonSchema;
  readonly hasValid: boolean;
  readonly hasInvalid: boolean;
  readonly tests: readonly { readonly data: Json; readonly valid: boolean }[];
}

/** A draft that the suite covers. */
export type Draft = 'draft2020-12' | 'draft4';

const suiteFolder = new URL('json-schema-test-suite/', import.meta.url);

/** Every schema of a draft's required files. */
export function suiteCases(draft: Draft): readonly SuiteCase[] {
  const folder = new URL(`tests/${draft}/`, suiteFolder);
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .flatMap((name) => {
      // The suite's own layout (its test-schema.json).
      const groups = JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as readonly Group[];
      return groups.map(({ description, schema, tests }) => ({
        file: name,
        description,
        schema,
        hasValid: tests.some(({ valid }) => valid),
        hasInvalid: tests.some(({ valid }) => !valid),
        tests,
      }));
    });
}

interface Group {
  readonly description: string;
  readonly schema: JsonSchema;
  readonly tests: readonly { readonly data: Json; readonly valid: boolean }[];
}

/** The remote documents that the suite's references lead to, by the address that they expect. */
export function suiteRemotes(draft: Draft): Readonly<Record<string, Json>> {
  const folder = new URL('remotes/', suiteFolder);
  const names = readdirSync(folder, { recursive: true }).map((name) => String(name).replaceAll('\\', '/'));
  const other = draft === 'draft4' ? 'draft2020-12/' : 'draft4/';
  const wanted = names.filter((name) => name.endsWith('.json') && !name.startsWith(other));
  return Object.fromEntries(
    wanted.map((name) => [
      `http://localhost:1234/${name}`,
      JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Json,
    ]),
  );
}
