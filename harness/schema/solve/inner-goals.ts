import { matcher } from '../checking/linear-pattern.ts';
import type { Goal, Markers } from './atom.ts';
import type { ArrayFacts, ObjectFacts } from './facts.ts';
import { goalsFor } from './holds.ts';

/** What the member called `name` must meet. */
export function memberGoal(facts: ObjectFacts, name: string): Goal {
  const covered: Markers[] = [];
  const goals = facts.rules.flatMap((rule) => {
    if (rule.rest !== undefined || speaks(rule, name)) covered.push(rule.markers);
    return goalsFor(rule, name);
  });
  return [...goals, ...leftovers(facts.unevaluated, covered)];
}

/** What the item at `index` must meet, `contains` aside. */
export function itemGoal(facts: ArrayFacts, index: number): Goal {
  const covered: Markers[] = [];
  const goals = facts.rules.flatMap(({ prefix, rest, markers }) => {
    if (rest !== undefined || index < prefix.length) covered.push(markers);
    const goal = prefix[index] ?? rest;
    return goal ? [goal] : [];
  });
  const at = facts.at.filter((atom) => atom.index === index).map(({ goal }) => goal);
  return [...goals, ...at, ...leftovers(facts.unevaluated, covered)];
}

/** The `unevaluated` schemas that no rule inside their own schema keeps away; an inner one counts as a rule. */
function leftovers(unevaluated: ObjectFacts['unevaluated'], covered: readonly Markers[]): Goal {
  return unevaluated
    .filter(({ marker }) => !covered.some((markers) => markers.includes(marker)))
    .filter(
      (outer) =>
        !unevaluated.some(
          (inner) => inner !== outer && inner.markers.includes(outer.marker) && inner.marker !== outer.marker,
        ),
    )
    .map(({ goal }) => goal);
}

function speaks(rule: ObjectFacts['rules'][number], name: string): boolean {
  return rule.named.has(name) || rule.patterns.some(({ pattern }) => matcher(pattern).test(name));
}
