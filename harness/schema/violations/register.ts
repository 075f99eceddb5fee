import additionalProperties from './additional-properties.ts';
import anyOf from './any-of.ts';
import constant from './const.ts';
import contains from './contains.ts';
import dependentRequired from './dependent-required.ts';
import dependentSchemas from './dependent-schemas.ts';
import enumeration from './enum.ts';
import exclusiveMaximum from './exclusive-maximum.ts';
import exclusiveMinimum from './exclusive-minimum.ts';
import falseSchema from './false-schema.ts';
import format from './format.ts';
import condition from './if.ts';
import items from './items.ts';
import maxItems from './max-items.ts';
import maxLength from './max-length.ts';
import maxProperties from './max-properties.ts';
import maximum from './maximum.ts';
import minItems from './min-items.ts';
import minLength from './min-length.ts';
import minProperties from './min-properties.ts';
import minimum from './minimum.ts';
import multipleOf from './multiple-of.ts';
import negation from './not.ts';
import oneOf from './one-of.ts';
import pattern from './pattern.ts';
import propertyNames from './property-names.ts';
import required from './required.ts';
import type from './type.ts';
import unevaluatedItems from './unevaluated-items.ts';
import unevaluatedProperties from './unevaluated-properties.ts';
import uniqueItems from './unique-items.ts';
import type { Violator } from './violator.ts';

/** Every way to break a schema, in the order in which they are tried. */
export const violators: readonly Violator[] = [
  required,
  type,
  additionalProperties,
  anyOf,
  constant,
  contains,
  dependentRequired,
  dependentSchemas,
  enumeration,
  exclusiveMaximum,
  exclusiveMinimum,
  falseSchema,
  format,
  condition,
  items,
  maxItems,
  maxLength,
  maxProperties,
  maximum,
  minItems,
  minLength,
  minProperties,
  minimum,
  multipleOf,
  negation,
  oneOf,
  pattern,
  propertyNames,
  unevaluatedItems,
  unevaluatedProperties,
  uniqueItems,
];
