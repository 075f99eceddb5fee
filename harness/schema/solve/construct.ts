import { sameJson } from '../../domain/same-json.ts';
import type { Json } from '../../model/json.ts';
import { hasFormat } from '../checking/formats.ts';
import { type Draw, pick, shuffle } from '../draw.ts';
import { cpuMilliseconds, limits } from '../limits.ts';
import { allCharacters } from '../text/code-points.ts';
import { character } from '../text/texts.ts';
import type { Goal, JsonType } from './atom.ts';
import { buildArray } from './build-array.ts';
import { buildObject } from './build-object.ts';
import type { Facts } from './facts.ts';
import { holds } from './holds.ts';
import { drawNumber } from './number-facts.ts';
import type { Planner } from './planner.ts';
import type { Building, Room } from './room.ts';

const mostAttempts = 6;

/** One payload would hold more values than are ever made. */
export class TooManyValues extends Error {}

/** A value that meets a goal; undefined when none was found in this attempt. */
export function construct(goal: Goal, planner: Planner, draw: Draw, room: Room): Json | undefined {
  room.left.values -= 1;
  if (room.left.values < -limits.values) throw new TooManyValues();
  const depth = Math.max(room.depth, 0);
  const able = planner.plan(goal).branches.filter((facts) => planner.branchFits(facts, depth));
  if (able.length === 0) return undefined;
  const order = draw.simplest ? able : undefined;
  for (let attempt = 0; attempt < mostAttempts + (order?.length ?? 0); attempt += 1) {
    if (attempt > 0 && cpuMilliseconds() > planner.end) return undefined;
    const facts = order ? (order[attempt % order.length] as Facts) : pick(draw, able);
    const value = buildBranch(facts, planner, draw, room);
    if (value !== undefined && isLeftOpen(value, facts, planner)) return value;
  }
  return undefined;
}

/** Whether a value is none of those that must not be, and fails every schema that it has to fail. */
function isLeftOpen(value: Json, { never, fails }: Facts, { resolver }: Planner): boolean {
  return !never.some((one) => sameJson(one, value)) && !fails.some(({ at }) => holds(at, value, resolver));
}

function buildBranch(facts: Facts, planner: Planner, draw: Draw, room: Room): Json | undefined {
  if (facts.only !== undefined) return pick(draw, facts.only);
  const types = facts.types.filter((type) => planner.typeFits(facts, type, Math.max(room.depth, 0)));
  // An untyped schema takes any value; a scalar keeps payloads small when there is little room.
  const scalars = types.filter((type) => type !== 'array' && type !== 'object');
  const from = scalars.length > 0 && (room.left.values < 0 || room.depth <= 1) ? scalars : types;
  for (const type of spokenFirst(facts, shuffle(draw, from), draw)) {
    const value = buildType(type, facts, planner, draw, room);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** A schema that speaks of members means objects, whether it says so or not: such types come first. */
function spokenFirst(
  { array, object, text, number }: Facts,
  types: readonly JsonType[],
  draw: Draw,
): readonly JsonType[] {
  if (types.length < 2 || draw.once(8)) return types;
  const spoken: Partial<Record<JsonType, boolean>> = {
    object:
      object.rules.length +
        object.required.length +
        object.min +
        object.names.length +
        object.absent.size +
        object.unevaluated.length >
        0 || object.max < Number.POSITIVE_INFINITY,
    array:
      array.rules.length + array.contains.length + array.min + array.at.length + array.unevaluated.length > 0 ||
      array.unique ||
      array.max < Number.POSITIVE_INFINITY,
    string: text.matches.length + text.misses.length + text.min > 0 || text.max < Number.POSITIVE_INFINITY,
    number: number.step !== undefined || number.min > -Number.MAX_VALUE || number.max < Number.MAX_VALUE,
  };
  return [...types.filter((type) => spoken[type]), ...types.filter((type) => !spoken[type])];
}

function buildType(type: JsonType, facts: Facts, planner: Planner, draw: Draw, room: Room): Json | undefined {
  switch (type) {
    case 'null':
      return null;
    case 'boolean':
      return pick(
        draw,
        [false, true].filter((value) => !facts.never.includes(value)),
      );
    case 'number':
      return drawNumber(facts.number, draw);
    case 'string':
      return buildText(facts, planner, draw, room);
    case 'array':
      return buildArray(facts.array, building(planner, draw, room));
    case 'object':
      return buildObject(facts.object, building(planner, draw, room));
  }
}

function building(planner: Planner, draw: Draw, room: Room): Building {
  const inner = { ...room, depth: room.depth - 1 };
  return { planner, draw, room, inside: (goal, chosen) => construct(goal, planner, chosen, inner) };
}

function buildText(facts: Facts, planner: Planner, draw: Draw, room: Room): string | undefined {
  const { min, max, matches, misses, notFormats } = facts.text;
  if (matches.length === 0 && misses.length === 0) return freeText(min, max, draw, room);
  const texts = planner.textsFor(facts);
  if (texts?.kind !== 'texts') return undefined;
  const wanted = draw.simplest ? texts.least : draw.once(10) ? boundary(texts.least, max, draw, room) : undefined;
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const text = texts.text(draw, attempt === 0 ? wanted : undefined);
    if (text !== undefined && !notFormats.some((format) => hasFormat(format, text))) return text;
  }
  return undefined;
}

function boundary(min: number, max: number, draw: Draw, room: Room): number {
  return max <= room.maxSize ? pick(draw, [min, max]) : min;
}

function freeText(min: number, max: number, draw: Draw, room: Room): string {
  if (draw.full) return 'a'.repeat(Math.max(min, Math.min(max, 4)));
  const usual = Math.min(max, min + (draw.once(10) ? 60 : 12));
  const length = draw.once(12) ? boundary(min, max, draw, room) : draw.integer(min, usual);
  return Array.from({ length }, () => character(draw, allCharacters)).join('');
}
