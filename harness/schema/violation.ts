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
export function violate(schema: JsonSchema, twin: Json, options: SchemaOptions = {}): readonly Violated[] {
  return withinStack(() => allViolations(engineOf(schema, options), twin));
}

const mostTwins = 30;

class ViolationArbitrary extends fc.Arbitrary<Violated> {
  readonly #engine: Engine;

  constructor(engine: Engine) {
    super();
    this.#engine = engine;
  }

  override generate(random: fc.Random): fc.Value<Violated> {
    const draw = drawFrom(random);
    for (let attempt = 0; attempt < mostTwins; attempt += 1) {
      const violated = withinStack(() => anyViolation(this.#engine, this.#engine.generate(draw), draw));
      if (violated) return new fc.Value(violated, undefined);
    }
    const hint = 'the schema accepts nearly everything: there is no single way to break it';
    throw new HarnessError('SCHEMA_UNDECIDABLE', `no violation found for ${mostTwins} valid payloads`, hint);
  }

  override canShrinkWithoutContext(value: unknown): value is Violated {
    return value !== null && typeof value === 'object' && 'twin' in value && 'violation' in value;
  }

  override shrink(violated: Violated, context: unknown): fc.Stream<fc.Value<Violated>> {
    const smaller = shrinks(violated.twin, this.#engine, context as ShrinkContext | undefined);
    return fc.stream(this.#again(violated.violation, smaller));
  }

  *#again(violation: Violation, twins: ReturnType<typeof shrinks>): Generator<fc.Value<Violated>> {
    for (const { value: twin, context } of twins) {
      const violated = sameViolation(this.#engine, twin, violation);
      if (violated) yield new fc.Value(violated, context);
    }
  }
}
