import type { CaseViolation } from '../model/case.ts';
import { hasFormat } from '../schema/checking/formats.ts';

/**
 * True when sound servers disagree on whether the broken text still has the format: no two validators of e-mail
 * addresses are the same, ids are often read without regard to hyphens and braces, dates by lenient parsers. Accepting
 * such a text breaks no promise; a text that nobody takes for one does.
 */
export function isArguableFormat({ keyword, before, after }: CaseViolation): boolean {
  if (keyword !== 'format' || typeof before !== 'string' || typeof after !== 'string') return false;
  const format = Object.keys(readings).find((name) => hasFormat(name, before));
  return format !== undefined && readings[format]?.(after.trim()) === true;
}

/** By format, what the most lenient reader takes. */
const readings: Readonly<Record<string, (text: string) => boolean>> = {
  // Something, a sign, something.
  email: (text) => /^.+@.+$/s.test(text),
  'idn-email': (text) => /^.+@.+$/s.test(text),
  uuid: (text) => /^[0-9a-f]{32}$/i.test(text.replace(/^urn:uuid:|[-{}()]/gi, '')),
  'date-time': isDate,
  date: isDate,
  uri: (text) => URL.canParse(text),
};

function isDate(text: string): boolean {
  return /^\d+$/.test(text) || !Number.isNaN(Date.parse(text));
}
