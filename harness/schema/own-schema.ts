import Ajv2020 from 'ajv/dist/2020.js';
import type { JsonSchema } from '../model/json.ts';
import { type BuiltCheck, builtChecks } from './checking/built-checks.ts';
import { addKnownFormats } from './checking/formats.ts';
import { withinStack } from './within-stack.ts';

const known: Record<string, BuiltCheck> = { ...builtChecks };

/**
 * Whether a value fits a schema of the house. It is known to be one, with patterns that are harmless, so that it costs a third of
 * what `compile` does; what is wrong with a value is for that one to say.
 */
export function fitsOwn(name: string, schema: JsonSchema, value: unknown): boolean {
  known[name] ??= compileOwn(schema);
  return withinStack(() => known[name]?.(value) === true);
}

function compileOwn(schema: JsonSchema): BuiltCheck {
  const ajv = new Ajv2020.Ajv2020({
    strict: false,
    logger: false,
    meta: false,
    ownProperties: true,
    validateSchema: false,
    inlineRefs: false,
    code: { optimize: false },
  });
  addKnownFormats(ajv);
  const check = ajv.compile(schema as object);
  return (value) => check(value);
}
