import { isObject } from '../domain/is-object.ts';
import { child, put, at as valueAt } from '../domain/pointer.ts';
import { canonical } from '../domain/same-json.ts';
import type { Json, Pointer } from '../model/json.ts';
import { simplestDraw } from './draw.ts';
import type { Engine } from './engine.ts';
import { firstPass, type PassCursor, rank, type Step, smallerLists, smallerStrings } from './shrink-string.ts';

/** How far earlier steps of one shrinking have come: nothing is offered twice, and no pass begins anew. */
export interface ShrinkContext {
  readonly tried: ReadonlySet<string>;
  readonly at: Cursor;
}

interface Cursor {
  readonly round: number;
  readonly place: number;
  readonly pass: PassCursor;
}

/** A smaller value, and how far the steps had come when it was offered. */
interface Shrunk {
  readonly value: Json;
  readonly context: ShrinkContext;
}

/** A part that could not shrink at first may, once the parts after it have. */
const rounds = 2;
const start: Cursor = { round: 0, place: -1, pass: firstPass };

/** Smaller valid values, the greatest steps first. */
export function* shrinks(value: Json, engine: Engine, context: ShrinkContext | undefined): Generator<Shrunk> {
  const tried = new Set(context?.tried);
  const size = weight(value);
  tried.add(canonical(value));
  for (const { candidate, next } of candidates(value, engine, context?.at ?? start)) {
    const key = canonical(candidate);
    if (tried.has(key) || weight(candidate) >= size || !engine.compiled.accepts(candidate)) continue;
    tried.add(key);
    yield { value: candidate, context: { tried: new Set(tried), at: next } };
  }
}

interface Candidate {
  readonly candidate: Json;
  readonly next: Cursor;
}

function* candidates(value: Json, engine: Engine, from: Cursor): Generator<Candidate> {
  const simplest = engine.inPlace(engine.goal, simplestDraw);
  if (from.place < 0 && simplest !== undefined) yield { candidate: simplest, next: start };
  const places = [...inside(value)];
  for (let { round } = from; round < rounds; round += 1)
    for (const [index, { at, value: own }] of places.entries()) {
      if (round === from.round && index < from.place) continue;
      const isHere = round === from.round && index === from.place;
      // Where few values are listed, none of them is made from another.
      const simple = index === 0 || typeof own === 'object' ? undefined : valueAt(simplest, at);
      if (simple !== undefined && !(isHere && from.pass !== firstPass))
        yield { candidate: put(value, at, simple), next: { round, place: index, pass: firstPass } };
      for (const { smaller, next } of smallerValues(own, isHere ? from.pass : firstPass)) {
        const candidate = put(value, at, smaller);
        if (candidate !== undefined) yield { candidate, next: { round, place: index, pass: next } };
      }
    }
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

function* smallerValues(value: Json, from: PassCursor): Generator<Step<Json>> {
  if (typeof value === 'string') yield* smallerStrings(value, from);
  else if (typeof value === 'number') for (const smaller of smallerNumbers(value)) yield { smaller, next: firstPass };
  else if (value === true) yield { smaller: false, next: firstPass };
  else if (Array.isArray(value)) yield* smallerLists(value as readonly Json[], from);
  else if (isObject(value)) {
    // A node of a tree may do in the place of the one above it.
    if (from.pass === 0)
      for (const inner of Object.values(value).flat()) if (isObject(inner)) yield { smaller: inner, next: firstPass };
    for (const { smaller, next } of smallerLists(Object.entries(value), from))
      yield { smaller: Object.fromEntries(smaller), next };
  }
}

function* smallerNumbers(number: number): Generator<number> {
  yield 0;
  yield Math.trunc(number);
  if (number < 0) yield -number;
  const whole = Math.trunc(number);
  for (let step = Math.trunc(whole / 2); step !== 0; step = Math.trunc(step / 2)) yield whole - step;
}

/** A number that falls with every step, so that shrinking ends. */
function weight(value: Json): number {
  if (typeof value === 'string') return 2 + stringWeight(value);
  if (typeof value === 'number') return 2 + numberWeight(value);
  if (typeof value === 'boolean') return value ? 1.5 : 1;
  if (value === null) return 1;
  if (Array.isArray(value)) return (value as readonly Json[]).reduce((sum: number, item) => sum + 4 + weight(item), 4);
  return Object.entries(value).reduce((sum, [name, item]) => sum + 4 + name.length / 100 + weight(item), 4);
}

function stringWeight(text: string): number {
  let total = 0;
  for (const character of text) total += character.length + rank(character) / 10_000;
  return total;
}

function numberWeight(number: number): number {
  const size = 1 - 1 / (1 + Math.log2(1 + Math.abs(number)));
  return size + (number < 0 ? 0.0001 : 0) + (Number.isInteger(number) ? 0 : 0.5);
}
