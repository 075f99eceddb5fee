import type { RunOptions } from './options.ts';

/** Named parts of a run: which requirements, and how many random cases of each kind. */
export const selections = {
  quick: { grep: 'accept,reject.schema,access.insufficient-role,access.no-credentials,response', runs: 0 },
  security: {
    grep: 'access,conflict,missing,reject.prototype-keys,reject.hostile-strings,response.no-secret-echo,response.no-stack-trace',
    runs: 20,
  },
  ci: { grep: '*', runs: 100 },
} as const satisfies Readonly<Record<string, Pick<RunOptions, 'grep' | 'runs'>>>;

/** Name of a selection. */
export type SelectionName = keyof typeof selections;

/** What of the run is tried: a selection by name, narrowed by patterns. */
export interface Narrowing {
  readonly select?: SelectionName;
  readonly grep?: string;
  readonly grepInvert?: string;
  readonly runs?: number;
}

/** The pattern and the number of random cases that flags amount to; what is named by hand wins over the selection. */
export function narrow({ select, grep, grepInvert, runs }: Narrowing): Pick<RunOptions, 'grep' | 'runs'> {
  const chosen = select === undefined ? undefined : selections[select];
  const pattern = grep ?? (chosen?.grep === '*' ? undefined : chosen?.grep);
  const without = grepInvert?.split(',').map((part) => `!${part.trim()}`) ?? [];
  const parts = [...(pattern === undefined ? [] : [pattern]), ...without];
  const count = runs ?? chosen?.runs;
  return {
    ...(parts.length === 0 ? {} : { grep: parts.join(',') }),
    ...(count === undefined ? {} : { runs: count }),
  };
}
