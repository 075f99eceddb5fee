import { createRequire } from 'node:module';
import type { Ajv, Format } from 'ajv';
import type { Json } from '../../model/json.ts';
import { isPattern } from './linear-pattern.ts';

// ajv-formats is CommonJS without named exports that the loader sees: its table is taken the CommonJS way.
const { fullFormats } = createRequire(import.meta.url)('ajv-formats/dist/formats.js') as {
  readonly fullFormats: Readonly<Record<string, Format>>;
};

const knownFormats: Readonly<Record<string, Format>> = {
  ...fullFormats,
  'idn-email': { type: 'string', validate: (text: string) => /^[^\s@]+@[^\s@]+$/u.test(text) },
  unixtime: { type: 'number', validate: (value: number) => Number.isInteger(value) },
  // Of what lies past 2^53 only the numbers that are surely inside, however they were rounded.
  int64: { type: 'number', validate: (value: number) => Number.isInteger(value) && Math.abs(value) < 2 ** 63 },
  regex: { type: 'string', validate: isPattern },
};

/** Teaches an ajv instance the formats that are asserted; any other format is ignored. */
export function addKnownFormats(ajv: Ajv): void {
  for (const [name, format] of Object.entries(knownFormats)) ajv.addFormat(name, format);
}

/** Whether a value has a format, as ajv will see it: formats speak of one type and let others pass. */
export function hasFormat(name: string, value: Json): boolean {
  const format = Object.hasOwn(knownFormats, name) ? knownFormats[name] : undefined;
  if (format === undefined || format === true) return true;
  if (format instanceof RegExp) return typeof value !== 'string' || format.test(value);
  if (typeof format !== 'object') return true;
  if (typeof value !== (format.type ?? 'string')) return true;
  const { validate } = format;
  if (validate instanceof RegExp) return validate.test(String(value));
  // Each format's function takes the one type that it declares, which the value has by now.
  return typeof validate === 'function' ? Boolean((validate as (value: Json) => unknown)(value)) : true;
}
