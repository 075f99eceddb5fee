import type { Progress, RunStep } from '../run/plan/options.ts';

/** What progress is written to. */
type Screen = Pick<NodeJS.WriteStream, 'write' | 'isTTY' | 'columns'>;

const barWidth = 20;

/** Shows how far a run has come: on a terminal a bar that is written over, elsewhere a line at the start and for each tenth of what is planned. */
export function showProgress(screen: Screen) {
  let done = '';
  let failures = 0;
  let told = -1;
  return {
    verdict({ verdict, done: verdicts, of }: Progress): void {
      if (verdict.outcome === 'fail') failures += 1;
      done = `${verdicts}/${of} requirements`;
    },
    step({ contract, requirement, requests, left, part, secondsLeft }: RunStep): void {
      const facts = [
        `${Math.floor(part * 100)} %`,
        `${requests} requests${left === undefined ? '' : ` of ${requests + left}`}`,
        ...(done === '' ? [] : [done]),
        ...(failures === 0 ? [] : [`${failures} failed`]),
        ...(secondsLeft === undefined ? [] : [`about ${secondsLeft} s to go`]),
      ].join(', ');
      if (screen.isTTY) {
        const full = Math.round(part * barWidth);
        const bar = `${'█'.repeat(full)}${'░'.repeat(barWidth - full)}`;
        screen.write(`\r\x1b[2K${`${bar} ${facts}  ${contract} ${requirement}`.slice(0, (screen.columns || 80) - 1)}`);
        return;
      }
      const tenth = Math.floor(part * 10);
      // The first line says how long it will take.
      if (tenth <= told || (tenth === 0 && secondsLeft === undefined)) return;
      told = tenth;
      screen.write(`${facts}\n`);
    },
    clear(): void {
      if (screen.isTTY) screen.write('\r\x1b[2K');
    },
  };
}
