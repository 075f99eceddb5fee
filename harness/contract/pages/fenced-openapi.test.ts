import { expect, test } from 'vitest';
import { fencedOpenApi } from './fenced-openapi.ts';

const document = 'openapi: 3.1.0\npaths: {}\n';

test.each([
  ['three backticks', `\`\`\`yaml\n${document}\`\`\`\n`],
  ['four, closed at the end of the text', `\`\`\`\`yaml put /a\n${document}\`\`\`\``],
  ['tildes', `~~~\n${document}~~~\n`],
  ['an indented fence', `  \`\`\`yaml\n  ${document.replace('\n', '\n  ')}  \`\`\`\n`],
  ['windows newlines', `\`\`\`yaml\n${document}\`\`\`\n`.replaceAll('\n', '\r\n')],
  ['a fence that is never closed', `\`\`\`yaml\n${document}`],
])('a document in %s is found, with the line on which it begins', (_, fenced) => {
  const [block, ...others] = fencedOpenApi(`# Page\n\nText.\n\n${fenced}`);
  expect(
    block?.text
      .trimEnd()
      .split('\n')
      .map((line) => line.trim()),
  ).toEqual(['openapi: 3.1.0', 'paths: {}']);
  expect(block?.firstLine).toBe(6);
  expect(others).toEqual([]);
});

test('a longer fence may hold a shorter one', () => {
  const text = `\`\`\`\`yaml\n${document}info:\n  description: |\n    \`\`\`js\n    code\n    \`\`\`\n\`\`\`\`\n`;
  expect(fencedOpenApi(text)[0]?.text).toContain('code');
});

test('other code is left alone', () => {
  expect(fencedOpenApi('```js\nconst openapi = 1;\n```\n```json\n{"a": 1}\n```\n')).toEqual([]);
});
