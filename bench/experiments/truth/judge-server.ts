import type { Told, Tried } from '../harm/try-subject.ts';
import type { Truth } from '../servers/servers.ts';

/** What a run said of a server, held against the truth. */
export interface Judged {
  readonly name: string;
  readonly honest: boolean;
  readonly exitCode: number | null;
  readonly caught: number;
  readonly missed: readonly string[];
  readonly misattributed: readonly string[];
  readonly falseFailures: readonly Told[];
  readonly blocked: readonly string[];
  /** An honest server for which the run did not end as it should: refused, or not all tried. */
  readonly untried: boolean;
}

/** A failure is false where no fault accounts for it; a fault is misattributed where only other requirements fail. */
export function judgeServer(truth: Truth, tried: Tried): Judged {
  const fails = tried.told.filter(({ outcome }) => outcome === 'fail');
  // What only should hold warns.
  const named = tried.told.filter(({ outcome }) => outcome === 'fail' || outcome === 'warn');
  const faults = truth.faults ?? [];
  const accounted = [...(truth.mayFail ?? []), ...faults.flatMap(({ caughtBy }) => caughtBy)];
  const matches = (globs: readonly string[], id: string) =>
    globs.some((glob) => glob !== '*' && globToPattern(glob).test(id));
  const falseFailures = fails.filter(({ requirement }) => !matches(accounted, requirement));
  const found = faults.filter(
    ({ caughtBy }) => named.some(({ requirement }) => matches(caughtBy, requirement)) || endsAs(caughtBy, tried),
  );
  const others = faults.filter((fault) => !found.includes(fault));
  const elsewhere = falseFailures.length > 0;
  return {
    name: truth.name,
    honest: truth.honest,
    exitCode: tried.exitCode,
    caught: found.length,
    missed: elsewhere ? [] : others.map(({ deviates }) => deviates),
    misattributed: elsewhere ? others.map(({ deviates }) => deviates) : [],
    falseFailures,
    untried: truth.honest && falseFailures.length === 0 && ![0, 1, truth.mayEnd].includes(tried.exitCode ?? undefined),
    blocked: tried.told
      .filter(({ outcome }) => outcome === 'blocked' || outcome === 'error')
      .map(({ requirement }) => requirement),
  };
}

/** Endings that are right without a failing requirement: a run that refuses to start, is incomplete, or stops at its first updates since they changed somebody else. */
function endsAs(caughtBy: readonly string[], { exitCode, told }: Tried): boolean {
  if (caughtBy.includes('(stopped)') && exitCode === 1 && told.length === 0) return true;
  return (caughtBy.includes('(refused)') && exitCode === 2) || (caughtBy.includes('(blocked)') && exitCode === 3);
}

function globToPattern(glob: string): RegExp {
  const parts = glob.split('*').map((part) => part.replaceAll(/[.()[\]^$+?{}|\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`);
}
