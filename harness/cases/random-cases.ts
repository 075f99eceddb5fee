import * as fc from 'fast-check';
import { asReceived } from '../domain/encode-update.ts';
import { isObject } from '../domain/is-object.ts';
import { sameJson } from '../domain/same-json.ts';
import type { InvalidCase, ValidCase } from '../model/case.ts';
import type { Contract } from '../model/contract.ts';
import type { Json, JsonSchema } from '../model/json.ts';
import { compile } from '../schema/compile.ts';
import { isArguable } from '../schema/disputes.ts';
import { valid } from '../schema/valid.ts';
import { violations } from '../schema/violation.ts';
import { invalidCase } from './invalid-case.ts';

/** Values drawn at once; each batch has a seed of its own, so that the sequence does not depend on how many are asked for. */
const batch = 50;
/** Batches without one usable value after which there is none. */
const patience = 4;

/** `count` random valid updates from `seed`; fewer when the schema has no more to give. */
export function* randomValid(contract: Contract, schema: JsonSchema, seed: number, count: number): Iterable<ValidCase> {
  const { accepts } = compile(contract.request.effective);
  const bodies = drawn(valid(schema), seed, (body) =>
    accepts(body) && isSentWhole(contract, body) && !isArguable(schema, body) ? body : undefined,
  );
  let index = 0;
  for (const body of take(bodies, count)) yield { kind: 'valid', name: `random ${++index}`, origin: 'random', body };
}

/** `count` random updates with one violation each; none when nothing can be violated. */
export function* randomInvalid(
  contract: Contract,
  schema: JsonSchema,
  seed: number,
  count: number,
  mayBeTried: (one: InvalidCase) => boolean,
): Iterable<InvalidCase> {
  const cases = drawn(violations(schema), seed, ({ control: controlRequest, ...violated }) => {
    const made = invalidCase(contract, { ...violated, controlRequest, name: '', origin: 'random' });
    return made && mayBeTried(made) ? made : undefined;
  });
  let index = 0;
  for (const found of take(cases, count)) yield { ...found, name: `random ${++index}` };
}

function* drawn<T, R>(arbitrary: fc.Arbitrary<T>, seed: number, use: (value: T) => R | undefined): Iterable<R> {
  for (let round = 0, idle = 0; idle < patience; round += 1) {
    idle += 1;
    for (const value of fc.sample(arbitrary, { seed: seed + round * 7919, numRuns: batch })) {
      const used = use(value);
      if (used === undefined) continue;
      idle = 0;
      yield used;
    }
  }
}

function* take<T>(items: Iterable<T>, count: number): Iterable<T> {
  let left = count;
  if (left <= 0) return;
  for (const item of items) {
    yield item;
    left -= 1;
    if (left <= 0) return;
  }
}

/** A value that is received as it was meant: in a form or a query not every value is. */
export function isSentWhole(contract: Contract, body: Json): boolean {
  const { encoding } = contract.request;
  // A form without a field is no bytes: whether that is an update of nothing or no body at all is nobody's to say.
  const isNothing =
    (encoding === 'form' || encoding === 'multipart') && isObject(body) && Object.keys(body).length === 0;
  return !isNothing && (encoding === undefined || sameJson(asReceived(contract, body), body));
}
