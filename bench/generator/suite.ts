import { readdirSync, readFileSync } from 'node:fs';
import type { Json, JsonSchema } from '../../harness/model/json.ts';
import type { Dialect } from '../../harness/schema/schema.ts';

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
export type SuiteDraft = 'draft2020-12' | 'draft2019-09' | 'draft7' | 'draft6' | 'draft4';

/** What the engine calls each of them. */
export const dialects: Readonly<Record<SuiteDraft, Exclude<Dialect, 'openapi-3.0'>>> = {
  'draft2020-12': '2020-12',
  'draft2019-09': '2019-09',
  draft7: 'draft-07',
  draft6: 'draft-06',
  draft4: 'draft-04',
};

const suiteFolder = new URL('json-schema-test-suite/', import.meta.url);

/** Every schema of a draft's required files, or of its optional ones. */
export function suiteCases(draft: SuiteDraft, part: 'required' | 'optional' = 'required'): readonly SuiteCase[] {
  const folder = new URL(part === 'required' ? `tests/${draft}/` : `tests/${draft}/optional/`, suiteFolder);
  return readdirSync(folder, { recursive: part === 'optional' })
    .map((name) => String(name).replaceAll('\\', '/'))
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
export function suiteRemotes(draft: SuiteDraft): Readonly<Record<string, Json>> {
  const folder = new URL('remotes/', suiteFolder);
  const names = readdirSync(folder, { recursive: true }).map((name) => String(name).replaceAll('\\', '/'));
  const others = Object.keys(dialects).filter((other) => other !== draft);
  const wanted = names.filter(
    (name) => name.endsWith('.json') && !others.some((other) => name.startsWith(`${other}/`)),
  );
  return Object.fromEntries(
    wanted.map((name) => [
      `http://localhost:1234/${name}`,
      JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Json,
    ]),
  );
}
