import type { Json } from '../../model/json.ts';
import { formatPattern } from '../text/format-patterns.ts';
import type { TextDemand } from '../text/texts.ts';
import { type Atom, allTypes, type JsonType, type Literal, type MemberRule } from './atom.ts';
import { type NumberFacts, numberFacts } from './number-facts.ts';

/** Demands without alternatives, sorted by what they speak about. */
export interface Facts {
  readonly types: readonly JsonType[];
  /** The only values there are; undefined when values are not listed. */
  readonly only: readonly Json[] | undefined;
  readonly never: readonly Json[];
  /** Schemas that the value must fail, tested once it is made. */
  readonly fails: readonly Literal[];
  readonly number: NumberFacts;
  readonly text: TextFacts;
  readonly array: ArrayFacts;
  readonly object: ObjectFacts;
}

/** What a text must be. */
interface TextFacts extends TextDemand {
  readonly formats: readonly string[];
  readonly notFormats: readonly string[];
}

type AtomOf<Kind extends Atom['kind']> = Atom & { readonly kind: Kind };

/** What an array must be. */
export interface ArrayFacts {
  readonly min: number;
  readonly max: number;
  readonly unique: boolean;
  readonly duplicate: boolean;
  readonly rules: readonly AtomOf<'items'>[];
  readonly at: readonly AtomOf<'item-at'>[];
  readonly contains: readonly AtomOf<'contains'>[];
  readonly unevaluated: readonly AtomOf<'unevaluated'>[];
}

/** What an object must be. */
export interface ObjectFacts {
  readonly min: number;
  readonly max: number;
  readonly required: readonly string[];
  readonly absent: ReadonlySet<string>;
  readonly rules: readonly MemberRule[];
  readonly names: readonly Literal[];
  readonly unevaluated: readonly AtomOf<'unevaluated'>[];
}

/** The demands joined; a type that they rule out is not in `types`. */
export function factsOf(atoms: readonly Atom[]): Facts {
  const number = numberFacts(atoms);
  const text = textFacts(atoms);
  const array = arrayFacts(atoms);
  const object = objectFacts(atoms);
  const contradicted: Partial<Record<JsonType, boolean>> = {
    number: number.min > number.max,
    string: text.min > text.max,
    array: array.min > array.max || (array.unique && array.duplicate),
    object: object.min > object.max || object.required.some((name) => object.absent.has(name)),
  };
  const allowed = of(atoms, 'types').reduce(
    (types, { allow }) => types.filter((type) => allow.includes(type)),
    allTypes,
  );
  const types = allowed.filter((type) => contradicted[type] !== true);
  const lists = of(atoms, 'only').map(({ values }) => values);
  const never = of(atoms, 'never').flatMap(({ values }) => values);
  // Only the first list is kept: the planner tests its values against the whole goal, the other lists included.
  return {
    types,
    only: lists.sort((one, other) => one.length - other.length)[0],
    never,
    fails: of(atoms, 'fails').map(({ goal }) => goal),
    number,
    text,
    array,
    object,
  };
}

function of<Kind extends Atom['kind']>(atoms: readonly Atom[], kind: Kind): readonly AtomOf<Kind>[] {
  return atoms.filter((atom): atom is AtomOf<Kind> => atom.kind === kind);
}

function bounds(atoms: readonly { readonly min?: number; readonly max?: number }[]): { min: number; max: number } {
  return {
    min: Math.max(0, ...atoms.map(({ min }) => min ?? 0)),
    max: Math.min(Number.POSITIVE_INFINITY, ...atoms.map(({ max }) => max ?? Number.POSITIVE_INFINITY)),
  };
}

function textFacts(atoms: readonly Atom[]): TextFacts {
  const patterns = of(atoms, 'pattern');
  const formats = of(atoms, 'format');
  const asked = formats.filter(({ holds }) => holds).map(({ text }) => text);
  const refused = formats.filter(({ holds }) => !holds).map(({ text }) => text);
  const made = (names: readonly string[]) => names.map(formatPattern).filter((pattern) => pattern !== undefined);
  return {
    ...bounds(of(atoms, 'length')),
    matches: [...new Set([...patterns.filter(({ holds }) => holds).map(({ text }) => text), ...made(asked)])],
    misses: [...new Set([...patterns.filter(({ holds }) => !holds).map(({ text }) => text), ...made(refused)])],
    formats: asked,
    notFormats: refused,
  };
}

function arrayFacts(atoms: readonly Atom[]): ArrayFacts {
  const { min, max } = bounds(of(atoms, 'items-count'));
  const at = of(atoms, 'item-at');
  const contains = of(atoms, 'contains');
  const unique = of(atoms, 'unique');
  return {
    min: Math.max(min, ...at.map(({ index }) => index + 1), ...contains.map((atom) => atom.min)),
    max: contains.some((atom) => atom.min > atom.max) ? -1 : max,
    unique: unique.some(({ holds }) => holds),
    duplicate: unique.some(({ holds }) => !holds),
    rules: of(atoms, 'items'),
    at,
    contains,
    unevaluated: of(atoms, 'unevaluated').filter((atom) => atom.of === 'items'),
  };
}

function objectFacts(atoms: readonly Atom[]): ObjectFacts {
  const { min, max } = bounds(of(atoms, 'size'));
  const required = [...new Set(of(atoms, 'required').map(({ name }) => name))];
  return {
    min: Math.max(min, required.length),
    max,
    required,
    absent: new Set(of(atoms, 'absent').map(({ name }) => name)),
    rules: of(atoms, 'members').map(({ rule }) => rule),
    names: of(atoms, 'names').map(({ goal }) => goal),
    unevaluated: of(atoms, 'unevaluated').filter((atom) => atom.of === 'members'),
  };
}
