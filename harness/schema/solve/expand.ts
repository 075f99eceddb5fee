import { type Draw, shuffle } from '../draw.ts';
import type { Resolver } from '../reading/resolver.ts';
import { affirm } from './affirm.ts';
import { type Atom, allTypes, type Goal, type JsonType, type Literal, type Markers, type Part } from './atom.ts';
import { deny, hasNoOpposite } from './deny.ts';
import type { Options } from './parts.ts';

/** How far a search through alternatives may go, and whether it left any out. */
export interface Search {
  steps: number;
  /** Alternatives were not looked at, or have no exact form: finding none proves nothing. */
  partial: boolean;
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
}

const deepest = 60;

/** Every way to meet a goal, as demands without alternatives; `draw` decides which alternative comes first. */
export function* expand(goal: Goal, resolver: Resolver, draw: Draw, search: Search): Generator<readonly Atom[]> {
  const pending = goal.map((literal) => ({ literal, markers: [], depth: 0 }));
  yield* explore({ pending, choices: [], atoms: [], seen: new Set(), types: allTypes });

  function* explore(state: State): Generator<readonly Atom[]> {
    search.steps -= 1;
    if (search.steps < 0) {
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
    for (const option of shuffle(draw, choice.options)) {
      const next = take({ ...settled, choices }, option, choice.markers, choice.depth);
      if (next) yield* explore(next);
    }
  }

  /** Reads every pending schema, until only choices are left; undefined on a contradiction. */
  function settle(start: State): State | undefined {
    let state: State | undefined = start;
    while (state !== undefined && state.pending.length > 0) {
      const [{ literal, markers, depth }, ...pending] = state.pending as readonly [Pending, ...Pending[]];
      const key = `${literal.holds ? '' : '-'}${literal.at.id}/${markers.join()}`;
      state = { ...state, pending };
      if (state.seen.has(key)) continue;
      state = { ...state, seen: new Set([...state.seen, key]) };
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
    const said = affirm(at, inner, resolver);
    const choices = said.choices.map((options) => ({ options, markers: inner, depth: depth + 1 }));
    return take({ ...state, choices: [...state.choices, ...choices] }, said.parts, inner, depth);
  }

  function refuse(state: State, { at }: Literal, markers: Markers, depth: number): State | undefined {
    if (hasNoOpposite(at, resolver)) search.partial = true;
    const options = deny(at, resolver);
    if (options.length === 0) return undefined;
    const [option] = options;
    if (options.length === 1 && option) return take(state, option, markers, depth);
    return { ...state, choices: [...state.choices, { options, markers, depth: depth + 1 }] };
  }

  function take(state: State, parts: readonly Part[], markers: Markers, depth: number): State | undefined {
    const pending = [...state.pending];
    const atoms = [...state.atoms];
    let { types } = state;
    for (const part of parts) {
      if (part.kind === 'schema') pending.push({ literal: part, markers, depth: depth + 1 });
      else atoms.push(part);
      if (part.kind === 'types') types = types.filter((type) => part.allow.includes(type));
    }
    return types.length === 0 ? undefined : { ...state, pending, atoms, types };
  }
}
