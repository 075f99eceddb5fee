import { expect, test } from 'vitest';
import { firstPass, smallerStrings } from './shrink-string.ts';

/** Takes the first smaller string that still fails, and goes on from there. */
function shrunk(text: string, fails: (text: string) => boolean): { readonly minimal: string; readonly tries: number } {
  let [minimal, tries, cursor] = [text, 0, firstPass];
  for (;;) {
    let found = false;
    for (const { smaller, next } of smallerStrings(minimal, cursor)) {
      tries += 1;
      if (smaller === minimal || !fails(smaller)) continue;
      [minimal, cursor, found] = [smaller, next, true];
      break;
    }
    if (!found) return { minimal, tries };
  }
}

const text = 'Q7é#日Zk 🙂 lorem ipsum 42 dolor sit amet, consectetur adipiscing elit, sed do 9 eiusmod tempor';

const faults: readonly (readonly [string, (text: string) => boolean, RegExp])[] = [
  ['longer than 40 with a digit', (one) => [...one].length > 40 && /\d/.test(one), /^a*0a*$/],
  ['an emoji', (one) => /\p{Emoji_Presentation}/u.test(one), /^🙂$/u],
  ['a space after a letter', (one) => /[a-z] /.test(one), /^a $/],
  ['more than 20 UTF-16 units', (one) => one.length > 20, /^a{21}$/],
  ['two capitals', (one) => (one.match(/[A-Z]/g) ?? []).length >= 2, /^AA$/],
  ['a comma', (one) => one.includes(','), /^,$/],
];

test('what matters far inside a long string is found in under 60 tries', () => {
  const long = `${'x'.repeat(66)}|${'y'.repeat(60)}`;
  const { minimal, tries } = shrunk(long, (one) => one.includes('|'));
  expect(minimal).toBe('|');
  expect(tries).toBeLessThan(60);
});

test.each(faults)('%s: the smallest string in under 90 tries', (_name, fails, minimal) => {
  const found = shrunk(text, fails);
  expect(found.minimal).toMatch(minimal);
  expect(found.tries).toBeLessThan(90);
});
