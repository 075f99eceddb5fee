import { InvalidArgumentError } from 'commander';

/** `html,junit`: names of report formats, in a list. */
export function formatList(text: string): readonly string[] {
  const names = text.split(',').map((name) => name.trim());
  if (names.every((name) => name !== '')) return [...new Set(names)];
  throw new InvalidArgumentError('expected names with commas between them, e.g. html,junit.');
}
