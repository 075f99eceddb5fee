import { type Draw, shuffle } from '../draw.ts';
import { cpuMilliseconds } from '../limits.ts';
import type { Resolver } from '../reading/resolver.ts';
import { affirm } from './affirm.ts';
import { type Atom, allTypes, type Goal, type JsonType, type Literal, type Markers, type Part } from './atom.ts';
import { deny, hasNoOpposite } from './deny.ts';
import type { Options } from './parts.ts';
import { areDisjoint, joinTags, type Tags, tagsOf, valuesOf } from './tags.ts';

/** How far a search through alternatives may go, and whether it left any out. */
export interface Search {
  steps: number;
  /** Alternatives were not looked at, or have no exact form: finding none proves nothing. */
  partial: boolean;
  /** When it ends at the latest. */
  readonly end: number;
  /** What must fail is not taken apart where that leaves a choice: each value is tested once it is made. */
  readonly lazy?: boolean;
  /** What a `discriminator` says of the branches is kept to. */
  readonly isGuided?: boolean;
}

interface Pending {
  readonly literal: Literal;
  readonly markers: Markers;
  readonly depth: number;
}

interface State {
  readonly pending: readonly Pending[];
  readonly choices: readonly { readonly options: Options; readonly markers: Markers; readonly depth: number }[];
  readonly atoms: readonly Atom[];
  readonly seen: ReadonlySet<string>;
  readonly types: readonly JsonType[];
  readonly required: ReadonlySet<string>;
  readonly absent: ReadonlySet<string>;
  readonly tags: Tags;
}

const start = { choices: [], atoms: [], seen: new Set(), types: allTypes } as const;
const nothing: ReadonlySet<string> = new Set();

const deepest = 60;

/** Every way to meet a goal, as demands without alternatives; `draw` decides which alternative comes first. */
export function* expand(goal: Goal, resolver: Resolver, draw: Draw, search: Search): Generator<readonly Atom[]> {
  const pending = goal.map((literal) => ({ literal, markers: [], depth: 0 }));
  yield* explore({ ...start, seen: new Set(), pending, required: nothing, absent: nothing, tags: new Map() });

  function* explore(state: State): Generator<readonly Atom[]> {
    search.steps -= 1;
    if (search.steps < 0 || cpuMilliseconds() > search.end) {
      search.partial = true;
      return;
    }
    const settled = settle(state);
    if (settled === undefined) return;
    const [choice, ...choices] = settled.choices;
    if (choice === undefined) {
      yield settled.atoms;
      return;
    }
    for (const option of shuffle(draw, stillOpen(settled, choice.options, choice.markers))) {
      const next = take({ ...settled, choices }, option, choice.markers, choice.depth);
      if (next) yield* explore(next);
    }
  }

  /** Reads every pending schema, until only choices are left; undefined on a contradiction. */
  function settle(from: State): State | undefined {
    const seen = new Set(from.seen);
    let state: State | undefined = { ...from, seen };
    while (state !== undefined && state.pending.length > 0) {
      // What must hold is read first: it often decides what must fail.
      const first = Math.max(
        0,
        state.pending.findIndex(({ literal }) => literal.holds),
      );
      const { literal, markers, depth } = state.pending[first] as Pending;
      const key = keyOf(literal, markers);
      state = { ...state, pending: state.pending.toSpliced(first, 1) };
      if (seen.has(key)) continue;
      seen.add(key).add(keyOf(literal));
      if (depth > deepest) {
        search.partial = true;
        return undefined;
      }
      state = literal.holds ? read(state, literal, markers, depth) : refuse(state, literal, markers, depth);
    }
    return state;
  }

  function read(state: State, { at }: Literal, markers: Markers, depth: number): State | undefined {
    if (at.schema === false) return undefined;
    if (at.schema === true) return state;
    const keywords = resolver.keywords(at);
    const marks = 'unevaluatedProperties' in keywords || 'unevaluatedItems' in keywords;
    const inner = marks ? [...markers, at.id] : markers;
    const said = affirm(at, inner, resolver, search.isGuided);
    const choices = said.choices.map((options) => ({ options, markers: inner, depth: depth + 1 }));
    const tags = joinTags(state.tags, tagsOf(at, resolver));
    return take({ ...state, tags, choices: [...state.choices, ...choices] }, said.parts, inner, depth);
  }

  function refuse(state: State, { at }: Literal, markers: Markers, depth: number): State | undefined {
    if (hasNoOpposite(at, resolver)) search.partial = true;
    const options = stillOpen(state, deny(at, resolver), markers);
    if (options.length === 0) return undefined;
    const [option] = options;
    if (options.length === 1 && option) return take(state, option, markers, depth);
    if (search.lazy) {
      const fails: Atom = { kind: 'fails', goal: { kind: 'schema', at, holds: true } };
      return { ...state, atoms: [...state.atoms, fails] };
    }
    return { ...state, choices: [...state.choices, { options, markers, depth: depth + 1 }] };
  }

  /**
   * The options that the state leaves open. One that it has met already is enough: every other would only ask for more.
   * A tag that differs decides for every object.
   */
  function stillOpen(state: State, options: Options, markers: Markers): Options {
    if (options.some((option) => option.every((part) => isMet(state, part, markers)))) return [[]];
    const open = options.filter((option) => option.every((part) => !isRuledOut(state, part)));
    const decided = open.some((option) => option.some((part) => isDecided(state, part)));
    if (!decided) return open;
    const object: Atom = { kind: 'types', allow: ['object'] };
    return [[object], ...open.filter((option) => !option.some(isAboutObjects))];
  }

  function isDecided(state: State, part: Part): boolean {
    if (part.kind !== 'members') return false;
    return [...part.rule.named].some(([name, { at, holds }]) => {
      const values = holds || !state.required.has(name) ? undefined : valuesOf(at, resolver);
      return values !== undefined && areDisjoint(state.tags.get(name), values);
    });
  }

  function take(state: State, parts: readonly Part[], markers: Markers, depth: number): State | undefined {
    const pending = [...state.pending];
    const atoms = [...state.atoms];
    let { types } = state;
    const required = withNames(state.required, 'required', parts);
    const absent = withNames(state.absent, 'absent', parts);
    for (const part of parts) {
      if (part.kind === 'schema') pending.push({ literal: part, markers, depth: depth + 1 });
      else if (!(part.kind === 'required' && state.required.has(part.name))) atoms.push(part);
      if (part.kind === 'types') types = types.filter((type) => part.allow.includes(type));
    }
    const impossible = (name: string) => absent.has(name) || state.tags.get(name)?.size === 0;
    if ([...required].some(impossible)) types = types.filter((type) => type !== 'object');
    return types.length === 0 ? undefined : { ...state, pending, atoms, types, required, absent };
  }
}

function withNames(
  names: ReadonlySet<string>,
  kind: 'required' | 'absent',
  parts: readonly Part[],
): ReadonlySet<string> {
  const more = parts.flatMap((part) => (part.kind === kind && !names.has(part.name) ? [part.name] : []));
  return more.length === 0 ? names : new Set([...names, ...more]);
}

/** What stands for a schema that must hold or fail; with markers, for one that speaks to what encloses it as well. */
function keyOf({ at, holds }: Literal, markers?: Markers): string {
  return `${holds ? '' : '-'}${at.id}${markers === undefined ? '' : `/${markers.join()}`}`;
}

function isRuledOut({ required, types, seen }: State, part: Part): boolean {
  if (part.kind === 'schema') return seen.has(keyOf({ ...part, holds: !part.holds }));
  if (part.kind === 'absent') return required.has(part.name);
  return part.kind === 'types' && !part.allow.some((type) => types.includes(type));
}

function isMet({ required, absent, types, seen }: State, part: Part, markers: Markers): boolean {
  if (part.kind === 'schema') return seen.has(part.holds ? keyOf(part, markers) : keyOf(part));
  if (part.kind === 'absent') return absent.has(part.name);
  if (part.kind === 'required') return required.has(part.name);
  return part.kind === 'types' && part.whole !== true && types.every((type) => part.allow.includes(type));
}

function isAboutObjects(part: Part): boolean {
  return part.kind === 'types' && part.allow.length === 1 && part.allow[0] === 'object';
}
