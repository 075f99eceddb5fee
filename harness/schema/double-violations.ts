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

/** Pairs of named cases at places of which neither is in the other: the first case of each constraint with those of the next few. */
export function* doubleViolations(schema: JsonSchema, options: NamedCaseOptions = {}): Generator<DoubleViolation> {
  const { cases } = namedCases(schema, options);
  const { accepts, errorPlaces } = compile(schema, options);
  const controls = new Map(cases.map((one) => [one.name, one.value]));
  let count = 0;
  for (const [first, second] of pairs(cases)) {
    // The payload of the one may lack the place of the other.
    const found = joined(first, second) ?? joined(second, first);
    if (found === undefined) continue;
    yield found;
    count += 1;
    if (count >= mostPairs) return;
  }

  function joined(base: Broken, added: Broken): DoubleViolation | undefined {
    const control = controls.get(base.control);
    const value = put(base.value, added.violation.pointer, added.violation.after);
    if (control === undefined || value === undefined || accepts(value)) return undefined;
    const places = new Set(errorPlaces(value).map(({ pointer, keyword }) => `${pointer} ${keyword}`));
    if (![base, added].every(({ pointer, keyword }) => places.has(`${pointer} ${keyword}`))) return undefined;
    const violations = [base.violation, added.violation] as const;
    return { name: `${base.name} and ${added.name}`, value, control, violations };
  }
}

const nextFew = 3;

/** A named case that breaks one thing. */
type Broken = NamedCase & { readonly control: string; readonly violation: Violation };

function* pairs(cases: readonly NamedCase[]): Generator<readonly [Broken, Broken]> {
  const firsts = new Map<string, Broken>();
  for (const one of cases) {
    const key = `${one.pointer} ${one.keyword}`;
    if (isBroken(one) && one.arguable !== true && !firsts.has(key)) firsts.set(key, one);
  }
  const all = [...firsts.values()];
  for (const [index, first] of all.entries()) {
    const apart = all
      .slice(index + 1)
      .filter(({ pointer }) => !isWithin(pointer, first.pointer) && !isWithin(first.pointer, pointer));
    for (const second of apart.slice(0, nextFew)) yield [first, second];
  }
}

function isBroken(one: NamedCase): one is Broken {
  return one.control !== undefined && one.violation !== undefined;
}

function isWithin(pointer: Pointer, outer: Pointer): boolean {
  return pointer === outer || pointer.startsWith(`${outer}/`);
}
