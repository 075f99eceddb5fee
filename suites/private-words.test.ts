import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { loadRequirements } from '../harness/run/plan/load-requirements.ts';

/** Words that Rolecall once used alone, each with the word of the field (docs/glossary.md). */
const privateWords: readonly (readonly [RegExp, string])[] = [
  [/\banswer(s|ed|ing)?\b/i, 'response'],
  [/\bsubjects?\b/i, 'test user, or caller'],
  [/\boutsiders?\b/i, 'caller of another organization'],
  [/\btwins?\b/i, 'control request'],
  [/\bbystanders?\b/i, 'other user'],
  [/\bhollow\b/i, 'inconclusive'],
  [/\bthrottl(e|es|ed|ing)\b/i, 'rate limit'],
  [/\btruth values?\b/i, 'boolean'],
  [/(?<![-/])\b(organisations?|colours?|neighbours?|behaviours?)\b(?!-)/i, 'American spelling'],
  [/['"`]responses (an?|another|what|null|invalid)\b/i, 'responds with, responds to'],
  [/\b(hands back|read beside|self-organisation)\b/i, 'returns, sibling operation'],
];

const pages = globSync(['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'docs/*.md', 'specs/*.json', 'specs/*/*.yaml']);
const sources = globSync([
  'harness/commands/*.ts',
  'harness/mock/faults/**/*.ts',
  'reports/html/**/*.ts',
  'reports/formats/*.ts',
  'reports/facts/*.ts',
]);

/** What a vendor calls a section of its page is a name, and stays as it is. */
const withoutNames = (line: string) => line.replaceAll('"Organisation Context"', '');

/** The texts of a source file that somebody may read. */
function readable(file: string): readonly string[] {
  const lines = readFileSync(file, 'utf8').split('\n');
  if (!file.endsWith('.ts')) return lines;
  return lines
    .filter((line) => !/^\s*(import|export .* from|\*|\/\*|\/\/)/.test(line))
    .flatMap((line) => line.match(/(['"`>]).*/) ?? []);
}

test.each([...pages, ...sources.filter((file) => !file.endsWith('.test.ts'))])(
  '%s keeps to the words of the field',
  (file) => {
    const found = readable(file).flatMap((line) =>
      privateWords.flatMap(([word, better]) =>
        word.test(withoutNames(line)) ? [`${line.trim()} (write: ${better})`] : [],
      ),
    );
    expect(found).toEqual([]);
  },
);

test('requirements keep to the words of the field, and to the polarity of RFC 2119', async () => {
  const texts = (await loadRequirements()).map(({ id, sentence, matters }) => ({ id, sentence, matters }));
  const wrong = texts.filter(
    ({ sentence, matters }) =>
      privateWords.some(([word]) => word.test(`${sentence} ${matters}`)) ||
      /^(No|None|Nobody|Nothing)\b.*\b(MUST|SHOULD)\b(?! NOT)/.test(sentence),
  );
  expect(wrong).toEqual([]);
});
