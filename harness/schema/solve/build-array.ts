import { canonical } from '../../domain/same-json.ts';
import type { Json } from '../../model/json.ts';
import { type Draw, shuffle } from '../draw.ts';
import { limits } from '../limits.ts';
import type { Goal, Literal } from './atom.ts';
import type { ArrayFacts } from './facts.ts';
import { itemGoal } from './inner-goals.ts';
import type { Planner } from './planner.ts';
import type { Building, Room } from './room.ts';

/** An array that meets the facts; undefined when none was found. */
export function buildArray(facts: ArrayFacts, building: Building): readonly Json[] | undefined {
  const { planner, draw, room, inside } = building;
  const length = chooseLength(facts, planner, draw, room);
  if (length === undefined) return undefined;
  const goals = assignContains(facts, length, planner, draw, room);
  if (goals === undefined) return undefined;
  const items: Json[] = [];
  const seen = new Set<string>();
  for (const goal of goals) {
    const item = facts.unique ? fresh(goal, seen, building) : inside(goal, draw);
    if (item === undefined) {
      if (facts.contains.length === 0 && items.length >= facts.min) break;
      return undefined;
    }
    seen.add(canonical(item));
    items.push(item);
  }
  if (facts.duplicate && seen.size === items.length) items[items.length - 1] = items[0] ?? null;
  return items;
}

function chooseLength(facts: ArrayFacts, planner: Planner, draw: Draw, room: Room): number | undefined {
  const needed = facts.contains.reduce((sum, { min }) => sum + min, 0);
  const roomy = room.left.values > 0 && room.depth > 0;
  const wished = Math.max(facts.min, Math.min(needed, facts.max));
  const extra =
    draw.full && roomy
      ? 1
      : draw.simplest || !roomy
        ? 0
        : draw.once(12) && facts.max <= room.maxSize
          ? facts.max
          : draw.integer(0, 4);
  const most = Math.min(facts.max, Math.max(wished, facts.min + extra));
  let length = 0;
  while (length < most && fits(facts, length, planner, room)) length += 1;
  if (length < facts.min) return undefined;
  return draw.full
    ? length
    : draw.simplest
      ? Math.max(facts.min, Math.min(wished, length))
      : draw.integer(Math.min(wished, length), length);
}

function fits(facts: ArrayFacts, index: number, planner: Planner, room: Room): boolean {
  return planner.fits(itemGoal(facts, index), room.depth - 1);
}

/** Decides which items satisfy each `contains`, and that no more than allowed do. */
function assignContains(
  facts: ArrayFacts,
  length: number,
  planner: Planner,
  draw: Draw,
  room: Room,
): readonly Goal[] | undefined {
  const goals: Goal[] = Array.from({ length }, (_, index) => itemGoal(facts, index));
  for (const { goal, min, max } of facts.contains) {
    let found = 0;
    const wished = Math.min(max, draw.simplest ? min : draw.integer(min, Math.min(max, Math.max(min, length))));
    for (const index of shuffle(draw, [...goals.keys()])) {
      const goalHere = goals[index] ?? [];
      const yes = able([...goalHere, goal], planner, room);
      const no = max === Number.POSITIVE_INFINITY ? undefined : able([...goalHere, opposite(goal)], planner, room);
      if (yes && (found < wished || (no === undefined && max < Number.POSITIVE_INFINITY && found < max))) {
        found += 1;
        goals[index] = yes;
      } else if (no) goals[index] = no;
      else if (max < Number.POSITIVE_INFINITY) return undefined;
    }
    if (found < min) return undefined;
  }
  return goals;
}

function able(goal: Goal, planner: Planner, room: Room): Goal | undefined {
  return planner.fits(goal, room.depth - 1) ? goal : undefined;
}

function opposite(literal: Literal): Literal {
  return { ...literal, holds: !literal.holds };
}

function fresh(goal: Goal, seen: ReadonlySet<string>, { planner, draw, inside }: Building): Json | undefined {
  const lists = planner.plan(goal).branches.map((facts) => facts.only);
  if (lists.length > 0 && lists.every((list) => list !== undefined)) {
    const unused = lists.flat().filter((value) => value !== undefined && !seen.has(canonical(value)));
    return shuffle(draw, unused)[0];
  }
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const item = inside(
      goal,
      attempt === 0 && (seen.size === 0 || !draw.simplest) ? draw : varied(draw, attempt, seen.size),
    );
    if (item !== undefined && !seen.has(canonical(item))) return item;
  }
  return undefined;
}

/** The simplest draw always makes the same item: where items must differ, later attempts take later choices. */
function varied(draw: Draw, attempt: number, seen: number): Draw {
  if (!draw.simplest) return attempt > 4 ? { ...draw, wide: true } : draw;
  const offset = attempt + seen;
  return {
    ...draw,
    integer: (min, max) => min + (offset % (Math.min(max - min, limits.entries) + 1)),
    simplest: false,
  };
}
