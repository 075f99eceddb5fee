import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { HarnessError } from '../../errors.ts';
import type { JsonSchemaObject } from '../../model/json.ts';

let schema: JsonSchemaObject | undefined;

/** The published schema of waiver files, as the package carries it. */
export function waiversSchema(): JsonSchemaObject {
  schema ??= JSON.parse(readFileSync(find(import.meta.dirname), 'utf8')) as JsonSchemaObject;
  return schema;
}

function find(from: string): string {
  for (let folder = from; ; folder = dirname(folder)) {
    const file = join(folder, 'specs', 'waivers.schema.json');
    if (existsSync(file)) return file;
    if (folder === dirname(folder)) {
      throw new HarnessError('INTERNAL', `no specs/waivers.schema.json above ${from}`, 'install the package again');
    }
  }
}
