import { isObject } from '../domain/is-object.ts';
import { child, put } from '../domain/pointer.ts';
import { canonical } from '../domain/same-json.ts';
import type { Json, Pointer } from '../model/json.ts';
import { simplestDraw } from './draw.ts';
import type { Engine } from './engine.ts';

/** What earlier steps of one shrinking have tried: none of it is offered again. */
export interface ShrinkContext {
  readonly tried: ReadonlySet<string>;
}

/** A smaller value and what had been tried when it was offered. */
export interface Shrunk {
  readonly value: Json;
  readonly context: ShrinkContext;
}

/** Smaller valid values, the greatest steps first. */
export function* shrinks(value: Json, engine: Engine, context: ShrinkContext | undefined): Generator<Shrunk> {
  const tried = new Set(context?.tried);
  const size = weight(value);
  tried.add(canonical(value));
  for (const candidate of candidates(value, engine)) {
    const key = canonical(candidate);
    if (tried.has(key) || weight(candidate) >= size || !engine.compiled.accepts(candidate)) continue;
    tried.add(key);
    yield { value: candidate, context: { tried: new Set(tried) } };
  }
}

function* candidates(value: Json, engine: Engine): Generator<Json> {
  const simplest = engine.inPlace(engine.goal, simplestDraw);
  if (simplest !== undefined) yield simplest;
  for (const pointer of inside(value)) yield* smallerAt(value, pointer.at, pointer.value);
}

interface Place {
  readonly at: Pointer;
  readonly value: Json;
}

/** Every place of a value, the containers before what they contain, level by level. */
function* inside(value: Json): Generator<Place> {
  const queue: Place[] = [{ at: '', value }];
  for (let place = queue.shift(); place !== undefined; place = queue.shift()) {
    yield place;
    const current = place;
    if (Array.isArray(current.value))
      for (const [index, item] of (current.value as readonly Json[]).entries())
        queue.push({ at: child(current.at, index), value: item });
    else if (isObject(current.value))
      for (const [name, item] of Object.entries(current.value))
        queue.push({ at: child(current.at, name), value: item });
  }
}

function* smallerAt(whole: Json, at: Pointer, value: Json): Generator<Json> {
  for (const smaller of smallerValues(value)) {
    const candidate = put(whole, at, smaller);
    if (candidate !== undefined) yield candidate;
  }
}

function* smallerValues(value: Json): Generator<Json> {
  if (typeof value === 'string') yield* smallerTexts(value);
  else if (typeof value === 'number') yield* smallerNumbers(value);
  else if (value === true) yield false;
  else if (Array.isArray(value)) for (const kept of smallerLists(value as readonly Json[])) yield kept;
  else if (isObject(value)) {
    // A node of a tree may do in the place of the one above it.
    for (const inner of Object.values(value).flat()) if (isObject(inner)) yield inner;
    for (const kept of smallerLists(Object.entries(value))) yield Object.fromEntries(kept);
  }
}

/** The list without a half, a quarter, ... and at last without one element. */
function* smallerLists<T>(list: readonly T[]): Generator<readonly T[]> {
  for (let chunk = list.length; chunk >= 1; chunk = Math.floor(chunk / 2))
    for (let start = list.length - chunk; start >= 0; start -= chunk)
      yield [...list.slice(0, start), ...list.slice(start + chunk)];
}

/** First the same length of one letter: of such a text every part of one length is the same, and is sent once. */
function* smallerTexts(text: string): Generator<string> {
  const characters = [...text];
  const { length } = characters;
  yield '';
  yield 'a'.repeat(length);
  // A fault may count UTF-16 units.
  if (text.length > length) yield 'a'.repeat(text.length);
  for (let step = Math.floor(length / 2); step >= 1; step = Math.floor(step / 2))
    yield characters.slice(0, length - step).join('');
  for (const kept of smallerLists(characters)) yield kept.join('');
  for (const [index, character] of characters.entries())
    if (character !== 'a') yield [...characters.slice(0, index), 'a', ...characters.slice(index + 1)].join('');
}

function* smallerNumbers(number: number): Generator<number> {
  yield 0;
  yield Math.trunc(number);
  if (number < 0) yield -number;
  const whole = Math.trunc(number);
  for (let step = Math.trunc(whole / 2); step !== 0; step = Math.trunc(step / 2)) yield whole - step;
}

/** A whole number that falls with every step, so that shrinking ends. */
function weight(value: Json): number {
  if (typeof value === 'string') return 2 + value.length + value.replaceAll('a', '').length / 1000;
  if (typeof value === 'number') return 2 + numberWeight(value);
  if (typeof value === 'boolean') return value ? 1.5 : 1;
  if (value === null) return 1;
  if (Array.isArray(value)) return (value as readonly Json[]).reduce((sum: number, item) => sum + 4 + weight(item), 4);
  return Object.entries(value).reduce((sum, [name, item]) => sum + 4 + name.length / 100 + weight(item), 4);
}

function numberWeight(number: number): number {
  const size = 1 - 1 / (1 + Math.log2(1 + Math.abs(number)));
  return size + (number < 0 ? 0.0001 : 0) + (Number.isInteger(number) ? 0 : 0.5);
}
