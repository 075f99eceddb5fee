import {
  allCharacters,
  allCodePoints,
  beginMark,
  type CodePoints,
  endMark,
  has,
  intersection,
  without,
} from './code-points.ts';

/**
 * A set of texts as an extended regular expression. Equal languages that are built alike are one object, so that
 * they can serve as states of an automaton.
 */
export type Language = { readonly id: number; readonly nullable: boolean } & (
  | { readonly kind: 'nothing' | 'empty' }
  | { readonly kind: 'set'; readonly set: CodePoints }
  | { readonly kind: 'join'; readonly first: Language; readonly rest: Language }
  | { readonly kind: 'or' | 'and'; readonly parts: readonly Language[] }
  | { readonly kind: 'not'; readonly part: Language }
  | { readonly kind: 'repeat'; readonly part: Language; readonly min: number; readonly max: number }
);

type Shape = Language extends infer One ? (One extends unknown ? Omit<One, 'id' | 'nullable'> : never) : never;

/** Builds languages and takes them apart by one character at a time (Brzozowski's derivatives). */
export class Languages {
  readonly #known = new Map<string, Language>();
  readonly #partitions = new Map<number, readonly CodePoints[]>();
  /** A language that was built is wider than what it stands for. */
  loose = false;
  /** Parts that were looked at so far: what building and deriving takes, however few languages come of it. */
  work = 0;
  readonly nothing = this.#intern('nothing', { kind: 'nothing' }, false);
  readonly empty = this.#intern('empty', { kind: 'empty' }, true);
  readonly everything = this.repeat(this.set(allCodePoints), 0, Number.POSITIVE_INFINITY);
  /** Any text between the marks. */
  readonly texts = this.sequence([
    this.set([beginMark, beginMark]),
    this.repeat(this.set(allCharacters), 0, Number.POSITIVE_INFINITY),
    this.set([endMark, endMark]),
  ]);

  set(set: CodePoints): Language {
    return set.length === 0 ? this.nothing : this.#intern(`s${set.join()}`, { kind: 'set', set }, false);
  }

  sequence(parts: readonly Language[]): Language {
    return parts.reduceRight((rest, first) => this.join(first, rest), this.empty);
  }

  join(first: Language, rest: Language): Language {
    if (first.kind === 'nothing' || rest.kind === 'nothing') return this.nothing;
    if (first.kind === 'empty') return rest;
    if (rest.kind === 'empty') return first;
    if (first.kind === 'join') return this.join(first.first, this.join(first.rest, rest));
    return this.#intern(`t${first.id},${rest.id}`, { kind: 'join', first, rest }, first.nullable && rest.nullable);
  }

  or(options: readonly Language[]): Language {
    const parts = this.#flat('or', options, this.nothing, this.everything);
    if (parts.length < 2) return parts[0] ?? this.nothing;
    const nullable = parts.some((part) => part.nullable);
    return this.#intern(`o${parts.map((part) => part.id).join()}`, { kind: 'or', parts }, nullable);
  }

  and(all: readonly Language[]): Language {
    const parts = this.#flat('and', all, this.everything, this.nothing);
    if (parts.length < 2) return parts[0] ?? this.everything;
    const nullable = parts.every((part) => part.nullable);
    return this.#intern(`a${parts.map((part) => part.id).join()}`, { kind: 'and', parts }, nullable);
  }

  not(part: Language): Language {
    if (part.kind === 'not') return part.part;
    return this.#intern(`n${part.id}`, { kind: 'not', part }, !part.nullable);
  }

  repeat(part: Language, min: number, max: number): Language {
    if (max === 0 || part.kind === 'empty') return this.empty;
    if (part.kind === 'nothing') return min === 0 ? this.empty : this.nothing;
    if (min === 1 && max === 1) return part;
    if (part.kind === 'repeat' && part.min === 0 && part.max === Number.POSITIVE_INFINITY) return part;
    const least = part.nullable ? 0 : min;
    return this.#intern(`r${part.id},${least},${max}`, { kind: 'repeat', part, min: least, max }, least === 0);
  }

  /** What may follow after `point`. */
  derive(language: Language, point: number): Language {
    switch (language.kind) {
      case 'nothing':
      case 'empty':
        return this.nothing;
      case 'set':
        return has(language.set, point) ? this.empty : this.nothing;
      case 'join': {
        const within = this.join(this.derive(language.first, point), language.rest);
        return language.first.nullable ? this.or([within, this.derive(language.rest, point)]) : within;
      }
      case 'or':
        return this.or(language.parts.map((part) => this.derive(part, point)));
      case 'and':
        return this.and(language.parts.map((part) => this.derive(part, point)));
      case 'not':
        return this.not(this.derive(language.part, point));
      case 'repeat':
        return this.join(
          this.derive(language.part, point),
          this.repeat(language.part, Math.max(0, language.min - 1), language.max - 1),
        );
    }
  }

  /** Disjoint sets that cover every code point; all points of one set have the same derivative. */
  partition(language: Language): readonly CodePoints[] {
    const known = this.#partitions.get(language.id);
    if (known) return known;
    const made = this.#partition(language);
    this.#partitions.set(language.id, made);
    return made;
  }

  #partition(language: Language): readonly CodePoints[] {
    switch (language.kind) {
      case 'nothing':
      case 'empty':
        return [allCodePoints];
      case 'set':
        return [language.set, without(allCodePoints, language.set)].filter((set) => set.length > 0);
      case 'join':
        return language.first.nullable
          ? refine([this.partition(language.first), this.partition(language.rest)])
          : this.partition(language.first);
      case 'or':
      case 'and':
        return refine(language.parts.map((part) => this.partition(part)));
      case 'not':
      case 'repeat':
        return this.partition(language.part);
    }
  }

  #flat(kind: 'or' | 'and', given: readonly Language[], neutral: Language, absorbing: Language): readonly Language[] {
    const parts = new Set<Language>();
    for (const part of given.flatMap((one) => (one.kind === kind ? one.parts : [one]))) {
      if (part === absorbing) return [absorbing];
      if (part !== neutral) parts.add(part);
    }
    this.work += parts.size;
    return [...parts].sort((one, other) => one.id - other.id);
  }

  #intern(key: string, shape: Shape, nullable: boolean): Language {
    const known = this.#known.get(key);
    if (known) return known;
    // A shape and its two shared fields make one of the union's members.
    const made = { ...shape, id: this.#known.size, nullable } as Language;
    this.#known.set(key, made);
    return made;
  }
}

function refine(partitions: readonly (readonly CodePoints[])[]): readonly CodePoints[] {
  return partitions.reduce((finer, partition) =>
    finer.flatMap((one) => partition.map((other) => intersection(one, other)).filter((set) => set.length > 0)),
  );
}
