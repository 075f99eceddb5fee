import { expect, test } from 'vitest';
import { editorLine } from './editor-line.ts';

test.each([
  [
    'a package of the project',
    'specs/acme',
    '/home/me/app',
    '/home/me/app/node_modules/rolecall',
    '../../node_modules/rolecall/specs/x.json',
  ],
  [
    'a package above the project',
    '.',
    '/home/me/app/api',
    '/home/me/app/node_modules/rolecall',
    '../node_modules/rolecall/specs/x.json',
  ],
  ['a checkout', 'specs/acme', '/home/me/rolecall', '/home/me/rolecall', '../x.json'],
  [
    'a package of the machine',
    '.',
    '/home/me/app',
    '/usr/lib/node_modules/rolecall',
    'node_modules/rolecall/specs/x.json',
  ],
])('the schema of %s is named from where the file is', (_, folder, project, root, expected) => {
  expect(editorLine('x.json', folder, project, root)).toBe(`# yaml-language-server: $schema=${expected}\n`);
});
