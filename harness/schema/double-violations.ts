import { put } from '../domain/pointer.ts';
import type { Json, JsonSchema, Pointer } from '../model/json.ts';
import { compile } from './compile.ts';
import type { NamedCase } from './named-case.ts';
import { type NamedCaseOptions, namedCases } from './named-cases.ts';
import type { Violation } from './survey.ts';

/** A payload that breaks two things at once: which of them a server speaks of is its own choice. */
export interface DoubleViolation {
  /** The names of the two cases that it is made of. */
  readonly name: string;
  readonly value: Json;
  /** The valid payload that both differ from. */
  readonly control: Json;
  readonly violations: readonly [Violation, Violation];
}

const mostPairs = 60;

/** Pairs of named cases with one control, at places of which neither is in the other: each case with the next few. */
export function* doubleViolations(schema: JsonSchema, options: NamedCaseOptions = {}): Generator<DoubleViolation> {
  const { cases } = namedCases(schema, options);
  const { accepts, errorPlaces } = compile(schema, options);
  const controls = new Map(cases.map((one) => [one.name, one.value]));
  let count = 0;
  for (const [first, second] of pairs(cases)) {
    const control = controls.get(first.control ?? '');
    if (control === undefined || first.violation === undefined || second.violation === undefined) continue;
    const value = put(first.value, second.violation.pointer, second.violation.after);
    if (value === undefined || accepts(value)) continue;
    const places = new Set(errorPlaces(value).map(({ pointer, keyword }) => `${pointer} ${keyword}`));
    if (![first, second].every(({ pointer, keyword }) => places.has(`${pointer} ${keyword}`))) continue;
    yield { name: `${first.name} and ${second.name}`, value, control, violations: [first.violation, second.violation] };
    count += 1;
    if (count >= mostPairs) return;
  }
}

const nextFew = 3;

/** The first case of each constraint with those of the next few constraints of the same control. */
function* pairs(cases: readonly NamedCase[]): Generator<readonly [NamedCase, NamedCase]> {
  const byControl = new Map<string, Map<string, NamedCase>>();
  for (const one of cases) {
    if (one.control === undefined || one.arguable === true) continue;
    const of = byControl.get(one.control) ?? new Map<string, NamedCase>();
    byControl.set(one.control, of);
    const constraint = `${one.pointer} ${one.keyword}`;
    if (!of.has(constraint)) of.set(constraint, one);
  }
  for (const of of byControl.values()) {
    const all = [...of.values()];
    for (const [index, first] of all.entries()) {
      const apart = all
        .slice(index + 1)
        .filter(({ pointer }) => !isWithin(pointer, first.pointer) && !isWithin(first.pointer, pointer));
      for (const second of apart.slice(0, nextFew)) yield [first, second];
    }
  }
}

function isWithin(pointer: Pointer, outer: Pointer): boolean {
  return pointer === outer || pointer.startsWith(`${outer}/`);
}
