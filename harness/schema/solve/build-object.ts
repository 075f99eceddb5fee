import type { Json, JsonObject } from '../../model/json.ts';
import { type Draw, drawOf, pick, shuffle } from '../draw.ts';
import type { Goal, Literal } from './atom.ts';
import { namesLike } from './deny.ts';
import type { ObjectFacts } from './facts.ts';
import { memberGoal } from './inner-goals.ts';
import type { Building, Room } from './room.ts';

/** An object that meets the facts; undefined when none was found. */
export function buildObject(facts: ObjectFacts, building: Building): JsonObject | undefined {
  const { planner, draw, room } = building;
  const allowed = (name: string) =>
    !facts.absent.has(name) &&
    planner.nameFits(facts.names, name) &&
    planner.fits(memberGoal(facts, name), room.depth - 1);
  const chosen = new Set(facts.required);
  const declared = [...new Set(facts.rules.flatMap((rule) => [...rule.named.keys()]))];
  for (const name of chooseOptional(declared, facts, draw, room))
    if (chosen.size < facts.max && allowed(name)) chosen.add(name);
  for (const name of extraNames(facts, chosen, declared, building)) {
    const wanted =
      chosen.size < facts.min || (chosen.size < facts.max && offersExtras(facts, declared) && draw.once(3));
    if (wanted && allowed(name)) chosen.add(name);
    if (chosen.size >= facts.min && draw.simplest) break;
  }
  if (chosen.size < facts.min || chosen.size > facts.max) return undefined;
  return fill(chosen, declared, facts, building);
}

function fill(
  chosen: ReadonlySet<string>,
  declared: readonly string[],
  facts: ObjectFacts,
  { draw, inside }: Building,
): JsonObject | undefined {
  const members: [string, Json][] = [];
  const order = [
    ...declared.filter((name) => chosen.has(name)),
    ...[...chosen].filter((name) => !declared.includes(name)),
  ];
  let kept = chosen.size;
  for (const name of order) {
    const value = inside(memberGoal(facts, name), draw);
    if (value !== undefined) members.push([name, value]);
    else if (facts.required.includes(name) || kept <= facts.min) return undefined;
    else kept -= 1;
  }
  return Object.fromEntries(members);
}

/** The declared members to try: none, one, all or a few of them. */
function chooseOptional(declared: readonly string[], facts: ObjectFacts, draw: Draw, room: Room): readonly string[] {
  if (draw.simplest && !draw.full) return [];
  const optional = shuffle(
    draw,
    declared.filter((name) => !facts.required.includes(name)),
  );
  if (room.left.values < 0) return [];
  if (draw.full) return optional;
  const style = draw.integer(0, 5);
  if (style === 0) return [];
  if (style === 1) return optional.slice(0, 1);
  if (style === 2) return optional.slice(0, 2);
  return optional.slice(0, 30).filter(() => style === 3 || draw.integer(0, 1) === 0);
}

/** Names beyond the declared ones are made only where the schema speaks of them, or of no member at all. */
function offersExtras(facts: ObjectFacts, declared: readonly string[]): boolean {
  const spoken = facts.rules.some(
    (rule) => rule.patterns.length > 0 || (rule.rest !== undefined && rule.rest.at.schema !== true),
  );
  return spoken || declared.length === 0;
}

function* extraNames(
  facts: ObjectFacts,
  chosen: ReadonlySet<string>,
  declared: readonly string[],
  { planner, draw, room, inside }: Building,
): Generator<string> {
  const short = facts.min - chosen.size;
  if (short <= 0 && (!offersExtras(facts, declared) || room.left.values < 0 || draw.simplest)) return;
  if (short > 0) yield* shuffle(draw, declared);
  for (const rule of facts.rules)
    for (const { pattern } of rule.patterns) yield* shuffle(draw, namesLike([pattern], []));
  for (let attempt = 0; attempt < Math.max(4, short * 4); attempt += 1) {
    // The simplest draw would give the same name again.
    const other = draw.simplest && attempt > 0 ? drawOf(attempt) : draw;
    const name = facts.names.length > 0 ? inside([...facts.names, text(facts.names, planner)], other) : undefined;
    yield typeof name === 'string'
      ? name
      : attempt < 2
        ? pick(draw, plainNames)
        : `${pick(draw, plainNames)}${attempt}`;
  }
}

const plainNames = ['a', 'b', 'extra', 'key', 'note', 'x', 'Name', 'some key', 'café', '0'];

const anyString = { type: 'string' };

/** Names are texts, whatever else a schema of names leaves open. */
function text([first]: Goal, planner: Building['planner']): Literal {
  const at = planner.resolver.inside(first?.at ?? planner.resolver.root, anyString, 'propertyNames');
  return { kind: 'schema', at, holds: true };
}
