import * as fc from 'fast-check';
import type { Json, JsonSchema } from '../model/json.ts';
import type { SchemaOptions } from './compile.ts';
import { drawFrom, simplestDraw } from './draw.ts';
import { type Engine, engineOf } from './engine.ts';
import { type ShrinkContext, shrinks } from './shrink.ts';

/** Payloads that conform to `schema`. They shrink to smaller payloads that conform. */
export function valid(schema: JsonSchema, options: SchemaOptions = {}): fc.Arbitrary<Json> {
  return new ValidArbitrary(engineOf(schema, options));
}

class ValidArbitrary extends fc.Arbitrary<Json> {
  readonly #engine: Engine;

  constructor(engine: Engine) {
    super();
    this.#engine = engine;
  }

  override generate(random: fc.Random, biasFactor: number | undefined): fc.Value<Json> {
    const draw = drawFrom(random);
    const simplest = biasFactor !== undefined && draw.once(biasFactor * 4);
    return new fc.Value(this.#engine.generate(simplest ? simplestDraw : draw), undefined);
  }

  override canShrinkWithoutContext(value: unknown): value is Json {
    return this.#engine.compiled.accepts(value);
  }

  override shrink(value: Json, context: unknown): fc.Stream<fc.Value<Json>> {
    // The context is what this class put into the value.
    const smaller = shrinks(value, this.#engine, context as ShrinkContext | undefined);
    return fc.stream(smaller.map(({ value: next, context: after }) => new fc.Value(next, after)));
  }
}
