import type { RunHeader, RunVerdict } from '../../harness/model/run.ts';
import { shellWord } from './shell-word.ts';

/** Names one case of one requirement: `acme/reject.schema:/role.enum#/role.enum letter-case`. */
export function replayKey(verdict: Pick<RunVerdict, 'contract' | 'requirement'>, caseName?: string): string {
  return `${verdict.contract}/${verdict.requirement}${caseName === undefined ? '' : `#${caseName}`}`;
}

/** The line that tries a failure again; it answers FIXED, STILL FAILS or COULD NOT RUN. */
export function replayCommand(header: RunHeader, verdict: RunVerdict, caseName?: string): string {
  const target = header.targets.find(({ name }) => name === verdict.target);
  const where = target?.kind === 'mock' ? '' : ` --target ${shellWord(verdict.target)}`;
  return `npx rolecall replay ${shellWord(replayKey(verdict, caseName))}${where} --seed ${header.seed}`;
}
