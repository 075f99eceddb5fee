import * as fc from 'fast-check';
import { HarnessError } from '../errors.ts';
import type { Json, JsonSchema } from '../model/json.ts';
import type { SchemaOptions } from './compile.ts';
import { drawFrom } from './draw.ts';
import { type Engine, engineOf } from './engine.ts';
import { type ShrinkContext, shrinks } from './shrink.ts';
import { allViolations, anyViolation, sameViolation, type Violated, type Violation } from './survey.ts';
import { withinStack } from './within-stack.ts';

export type { Violated, Violation } from './survey.ts';

/** Invalid payloads, each with exactly one violation. They shrink to smaller payloads with the same violation. */
export function violations(schema: JsonSchema, options: SchemaOptions = {}): fc.Arbitrary<Violated> {
  return new ViolationArbitrary(engineOf(schema, options));
}

/** Every single violation of a valid payload; each is one also after it has been written and read as JSON. */
export function violate(schema: JsonSchema, control: Json, options: SchemaOptions = {}): readonly Violated[] {
  return withinStack(() => allViolations(engineOf(schema, options), control));
}

const mostControls = 30;

class ViolationArbitrary extends fc.Arbitrary<Violated> {
  readonly #engine: Engine;

  constructor(engine: Engine) {
    super();
    this.#engine = engine;
  }

  override generate(random: fc.Random): fc.Value<Violated> {
    const draw = drawFrom(random);
    for (let attempt = 0; attempt < mostControls; attempt += 1) {
      const violated = withinStack(() => anyViolation(this.#engine, this.#engine.generate(draw), draw));
      if (violated) return new fc.Value(violated, undefined);
    }
    const hint = 'the schema accepts nearly everything: there is no single way to break it';
    throw new HarnessError('SCHEMA_UNDECIDABLE', `no violation found for ${mostControls} valid payloads`, hint);
  }

  override canShrinkWithoutContext(value: unknown): value is Violated {
    return value !== null && typeof value === 'object' && 'control' in value && 'violation' in value;
  }

  override shrink(violated: Violated, context: unknown): fc.Stream<fc.Value<Violated>> {
    const smaller = shrinks(violated.control, this.#engine, context as ShrinkContext | undefined);
    return fc.stream(this.#again(violated.violation, smaller));
  }

  *#again(violation: Violation, controls: ReturnType<typeof shrinks>): Generator<fc.Value<Violated>> {
    for (const { value: control, context } of controls) {
      const violated = sameViolation(this.#engine, control, violation);
      if (violated) yield new fc.Value(violated, context);
    }
  }
}
