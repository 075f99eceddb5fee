import { isObject } from '../../domain/is-object.ts';
import { type Random, uuid } from '../../domain/seeded-random.ts';
import { HarnessError } from '../../errors.ts';
import type { Contract } from '../../model/contract.ts';
import type { JsonSchema, JsonSchemaObject } from '../../model/json.ts';
import { compile } from '../../schema/compile.ts';
import { drawOf } from '../../schema/draw.ts';
import { engineOf } from '../../schema/engine.ts';

const letters = 'abcdefghijkmnpqrstuvwxyz23456789';

/** Makes the ids of users in the format that the profile names and as responses show them, never the same twice. */
export function idMaker(contract: Contract, random: Random, shown?: JsonSchema): (mailbox: string) => string {
  const usual = usualIds(contract, random);
  const fitting = fittingIds([shown, parameterSchema(contract)], (id) => isWellFormedId(contract, id));
  return (mailbox) => fitting(usual(mailbox));
}

/** Takes an id where all schemas accept it, else one that they do, never the same twice. */
export function fittingIds(
  all: readonly (JsonSchema | undefined)[],
  isPossible: (id: string) => boolean = () => true,
): (usual: string) => string {
  const schemas = all.filter((schema) => isObject(schema));
  const given = new Set<string>();
  let seed = 0;
  return (usual) => {
    const [schema] = schemas.filter((each) => !fits(each, usual));
    for (let tries = 0; schema !== undefined && tries < 60; tries += 1) {
      seed += 1;
      const made = generated(schema, seed);
      if (made === undefined) break;
      if (given.has(made) || !schemas.every((each) => fits(each, made)) || !isPossible(made)) continue;
      given.add(made);
      return made;
    }
    return usual;
  };
}

/** What the update's own path or query says of the id. */
function parameterSchema({ update, profile }: Contract): JsonSchema | undefined {
  const { request } = profile.resource;
  if (request.in === 'body') return undefined;
  const schema = update.parameters.find(({ name, in: where }) => name === request.name && where === request.in)?.schema;
  return schema === true ? undefined : schema;
}

/** The id, as text or as a number, is one that the schema accepts. */
function fits(schema: JsonSchemaObject, id: string): boolean {
  return [id, ...(/^\d{1,15}$/.test(id) ? [Number(id)] : [])].some((value) => compile(schema).accepts(value));
}

function generated(schema: JsonSchemaObject, seed: number): string | undefined {
  try {
    return String(engineOf(schema).generate(drawOf(seed)));
  } catch (cause) {
    if (!(cause instanceof HarnessError)) throw cause;
    // Parameter and response contradict each other: the response's own failure says so.
    return undefined;
  }
}

function usualIds(contract: Contract, random: Random): (mailbox: string) => string {
  const { resource, mock } = contract.profile;
  let count = 1000 + Math.floor(random() * 9000);
  return (mailbox) => {
    count += 1;
    if (resource.format === 'email') return `${mailbox}@example.test`;
    if (resource.format === 'uuid') return uuid(random);
    if (resource.format === 'integer') return String(count);
    const tail = Array.from({ length: 12 }, () => letters[Math.floor(random() * letters.length)]).join('');
    return `${mock?.idPrefix ?? ''}${tail}`;
  };
}

/** Whether an id can be one at all: the profile's list of impossible ids first, then its format. */
export function isWellFormedId(contract: Contract, id: string): boolean {
  const { format, malformed } = contract.profile.resource;
  if (malformed?.includes(id)) return false;
  if (format === 'uuid') return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id);
  if (format === 'integer') return /^\d{1,15}$/.test(id);
  if (format === 'email') return /^[^\s@]+@[^\s@]+$/.test(id);
  // Whatever the format, no server keeps control characters or a book as an id.
  return id.length <= 512 && !/\p{Cc}/u.test(id);
}
