import type { Violator } from './violator.ts';

const longest = 100_000;

/** One character more than allowed: of one byte, and of four. */
export default {
  id: 'max-length',
  keywords: ['maxLength'],
  *violate({ schema, value, change, breaks, keeps }) {
    const { maxLength } = schema;
    if (typeof maxLength !== 'number' || maxLength > longest || typeof value !== 'string') return;
    const missing = maxLength + 1 - [...value].length;
    yield change('maxLength', 'one-too-many', value + (value.at(-1) ?? 'a').repeat(missing));
    yield change('maxLength', 'one-too-many', value + 'a'.repeat(missing));
    for (const full of maxLength <= 2000 ? keeps({ minLength: maxLength }) : [])
      if (typeof full === 'string') yield change('maxLength', 'one-too-many', `${full}a`);
    for (const after of maxLength <= 2000 ? breaks('maxLength', 1) : [])
      yield change('maxLength', 'one-too-many', after);
    yield change('maxLength', 'one-too-many-wide', value + '\u{1f600}'.repeat(missing));
  },
} satisfies Violator;
