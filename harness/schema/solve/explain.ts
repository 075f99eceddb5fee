import type { Goal } from './atom.ts';
import type { Facts } from './facts.ts';
import { itemGoal, memberGoal } from './inner-goals.ts';
import type { Planner } from './planner.ts';

/** Where and why a goal has no value, in one sentence. */
export function explain(goal: Goal, planner: Planner, at = '', depth = 0): string {
  const place = `${at === '' ? 'the whole value' : at} (schema ${pointers(goal)})`;
  const { branches } = planner.plan(goal);
  if (planner.unmade !== undefined && depth === 0) return planner.unmade;
  if (branches.length === 0) return `the demands on ${place} contradict each other`;
  if (depth > 20) return `${place} contains itself without end`;
  const [facts] = branches;
  return (facts && inside(facts, planner, at, depth)) ?? `no value meets the demands on ${place}`;
}

function pointers(goal: Goal): string {
  return [...new Set(goal.map(({ at }) => `#${at.pointer}`))].join(' and ');
}

function inside(
  { types, array, object, text }: Facts,
  planner: Planner,
  at: string,
  depth: number,
): string | undefined {
  if (types.includes('string') && text.matches.length > 0) {
    return `no string of ${text.min} to ${text.max} characters matches ${text.matches.join(' and ')} at ${at === '' ? 'the top' : at}`;
  }
  if (types.includes('object')) {
    for (const name of object.required) {
      const goal = memberGoal(object, name);
      if (planner.height(goal) === Number.POSITIVE_INFINITY) return explain(goal, planner, `${at}/${name}`, depth + 1);
    }
  }
  if (!types.includes('array')) return undefined;
  for (let index = 0; index < Math.min(array.min, 40); index += 1) {
    const goal = itemGoal(array, index);
    if (planner.height(goal) === Number.POSITIVE_INFINITY) return explain(goal, planner, `${at}/${index}`, depth + 1);
  }
  return undefined;
}
