import type { Json } from '../model/json.ts';
import { escaped, reordered, slashed, spelled } from './raw/spellings.ts';

/** Another text of JSON for one payload: who reads JSON reads the same value. */
export interface Spelling {
  /** Stable and unique. */
  readonly name: string;
  readonly text: string;
  /** Sound servers disagree on it: to some, `1.0` is no whole number. */
  readonly arguable?: true;
}

/** The other ways to write a payload, each only where it makes a difference. */
export function spellings(payload: Json): readonly Spelling[] {
  const usual = JSON.stringify(payload);
  const strings = (write: (text: string) => string) => (value: Json) =>
    typeof value === 'string' ? write(value) : JSON.stringify(value);
  const integers = (write: (digits: string) => string) => (value: Json) =>
    Number.isSafeInteger(value) ? write(String(value)) : JSON.stringify(value);
  const fractions = (value: Json) => {
    const digits = JSON.stringify(value);
    return typeof value === 'number' && /^-?\d+[.]\d+$/.test(digits) ? `${digits}0` : digits;
  };
  const ways: readonly Spelling[] = [
    { name: 'members in another order', text: reordered(payload) },
    { name: 'escaped letters in strings', text: spelled(payload, { scalar: strings(escaped) }) },
    { name: 'escaped letters in names', text: spelled(payload, { name: escaped }) },
    { name: 'escaped slashes', text: spelled(payload, { scalar: strings(slashed) }) },
    { name: 'white space everywhere', text: JSON.stringify(payload, undefined, '\t').replaceAll('\n', '\r\n ') },
    { name: 'a zero after a fraction', text: spelled(payload, { scalar: fractions }) },
    {
      name: 'integers with a fraction',
      text: spelled(payload, { scalar: integers((own) => `${own}.0`) }),
      arguable: true,
    },
    {
      name: 'integers with an exponent',
      text: spelled(payload, { scalar: integers((own) => `${own}e0`) }),
      arguable: true,
    },
  ];
  return ways.filter(({ text }) => text !== usual);
}
