import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { Documents } from '../../harness/contract/documents.ts';
import { gapList } from '../../harness/contract/gap.ts';
import { leader, likelyUpdates } from '../../harness/contract/infer/score-operations.ts';
import type { JsonObject } from '../../harness/model/json.ts';

interface Decoy {
  readonly path: string;
  readonly method: string;
  readonly summary: string;
  /** Types of the members of its body, by name. */
  readonly body: Readonly<Record<string, string>>;
}

/** Operations that are no updates of a user's role. */
export const decoys = parse(readFileSync(join(import.meta.dirname, 'decoys.yaml'), 'utf8')) as readonly Decoy[];

/** Decoys that are taken for an update of a user's role, each alone in a document with its read. */
export function findDecoys(): readonly string[] {
  return decoys.filter((decoy) => leader(likelyUpdates(documentOf(decoy))) !== undefined).map(({ path }) => path);
}

function documentOf({ path, method, summary, body }: Decoy): Documents {
  const properties = Object.fromEntries(
    Object.entries(body).map(([name, type]) => [
      name,
      type === 'array' ? { type, items: { type: 'string' } } : { type },
    ]),
  );
  const schema: JsonObject = { type: 'object', properties };
  const content = { 'application/json': { schema } };
  const parameters = [...path.matchAll(/\{([^}]+)\}/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  const responses = { 200: { description: 'Done.', content } };
  const value: JsonObject = {
    openapi: '3.1.0',
    info: { title: 'Decoy', version: '1' },
    paths: {
      [path]: {
        parameters,
        [method]: { summary, requestBody: { content }, responses },
        get: { responses },
      },
    },
  };
  return new Documents(value, 'decoy.json', gapList().note, undefined);
}
