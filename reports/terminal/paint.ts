import { styleText } from 'node:util';
import type { Outcome } from '../../harness/model/verdict.ts';

type Color = 'red' | 'green' | 'yellow' | 'magenta' | 'blue' | 'gray';

const colors: Readonly<Record<Outcome, Color>> = {
  fail: 'red',
  error: 'magenta',
  blocked: 'magenta',
  warn: 'yellow',
  waived: 'blue',
  pass: 'green',
  skipped: 'gray',
};

/** Colors a text as its outcome, or leaves it. */
export type Paint = (outcome: Outcome, text: string) => string;

/** How texts are colored for a stream. */
export function painter(color: boolean): Paint {
  return (outcome, text) => (color ? styleText(colors[outcome], text, { validateStream: false }) : text);
}

/** True for a terminal, unless NO_COLOR is set (no-color.org); FORCE_COLOR wins over both. */
export function mayColor(stream: { readonly isTTY?: boolean }, environment: NodeJS.ProcessEnv): boolean {
  const { FORCE_COLOR: force, NO_COLOR: no } = environment;
  if (force !== undefined && force !== '') return force !== '0' && force !== 'false';
  if (no !== undefined && no !== '') return false;
  return stream.isTTY === true && environment.TERM !== 'dumb';
}
