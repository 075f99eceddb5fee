import type { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { isPattern } from './linear-pattern.ts';

/** Teaches an ajv instance the formats that are asserted; any other format is ignored. */
export function addKnownFormats(ajv: Ajv): void {
  // ajv-formats is CommonJS: its default export arrives wrapped in some module systems and bare in others.
  const add = (addFormats as unknown as { default?: typeof addFormats.default }).default ?? addFormats;
  (add as unknown as (ajv: Ajv) => void)(ajv);
  ajv.addFormat('idn-email', { type: 'string', validate: (text: string) => /^[^\s@]+@[^\s@]+$/u.test(text) });
  ajv.addFormat('unixtime', { type: 'number', validate: Number.isInteger });
  ajv.addFormat('regex', { type: 'string', validate: isPattern });
}
