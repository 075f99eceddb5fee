import { isMap, isPair, isScalar, isSeq, type Node } from 'yaml';
import { keysOf } from '../domain/pointer.ts';
import { HarnessError } from '../errors.ts';
import type { Pointer } from '../model/json.ts';
import type { ParsedYaml } from './parse-yaml.ts';

/** One mistake in a profile. */
export interface ProfileProblem {
  /** Where in the profile. */
  readonly at: Pointer;
  readonly fact: string;
  readonly expected: string;
  readonly received: string;
  /** The nearest known name. */
  readonly nearest?: string | undefined;
}

/** Most mistakes that one message tells. */
const most = 8;

/** A `PROFILE_INVALID` that tells every mistake with file, line and column. */
export function profileError(file: string, problems: readonly ProfileProblem[], yaml: ParsedYaml): HarnessError {
  const told = problems.slice(0, most).map(({ at, fact, expected, received, nearest }) => {
    const { line, column } = positionOf(yaml, at);
    // Who sees what was meant needs no list of all that could have been.
    const wanted = nearest === undefined ? `expected ${expected}, received ${received}` : `received ${received}`;
    const hint = nearest === undefined ? '' : `; did you mean ${nearest}?`;
    return `${file}:${line}:${column} ${fact}: ${wanted}${hint}`;
  });
  const more = problems.length > most ? `\nand ${problems.length - most} more` : '';
  const [first] = problems;
  const nearest = first?.nearest === undefined ? undefined : `write ${first.nearest} instead of ${first.received}`;
  const { line, column } = positionOf(yaml, first?.at ?? '');
  return new HarnessError('PROFILE_INVALID', told.join('\n') + more, nearest ?? `correct ${file}:${line}:${column}`);
}

/** Line and column, from 1, of what stands at a pointer: a member's key, else the nearest thing around it. */
export function positionOf({ document, lines }: ParsedYaml, at: Pointer): { line: number; column: number } {
  let offset = startOf(document.contents);
  let node: unknown = document.contents;
  for (const key of keysOf(at)) {
    if (isMap(node)) {
      const pair = node.items.find(
        (item) => isPair(item) && String(isScalar(item.key) ? item.key.value : item.key) === key,
      );
      if (pair === undefined) break;
      offset = startOf(pair.key as Node | null) ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(key)];
      offset = startOf(node as Node | null) ?? offset;
    } else break;
  }
  const { line, col } = lines.linePos(offset ?? 0);
  return { line, column: col };
}

function startOf(node: Node | null | undefined): number | undefined {
  return node?.range?.[0];
}
