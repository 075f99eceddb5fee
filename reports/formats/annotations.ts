import type { RunVerdict } from '../../harness/model/run.ts';
import { cutText } from '../facts/cut-text.ts';
import { findingLine, verdictLine } from '../facts/finding-text.ts';
import { problems } from '../facts/problems.ts';
import { findingReplay } from '../facts/replay-command.ts';
import { runIncomplete } from '../facts/run-incomplete.ts';
import { runUnexplained } from '../facts/run-unexplained.ts';
import { visibleLine } from '../facts/visible-text.ts';
import type { ReportFormat } from '../report-format.ts';

// GitHub shows ten annotations of a kind per step.
const most = 10;

/** GitHub workflow commands, one a line, for standard output: errors by refusal, then what was not tried. */
export default {
  id: 'annotations',
  fileName: 'annotations.txt',
  render(run) {
    const ofRun = [runIncomplete(run), runUnexplained(run)].flatMap((line) => line ?? []);
    const failures = problems(run.verdicts.filter(({ old }) => !old)).map(({ contract, verdicts }) => {
      const [first] = verdicts;
      const names = verdicts.map(({ requirement }) => requirement).join(', ');
      const again = findingReplay(run.header, first, first.findings[0]);
      return command('error', `${contract} ${names}`, `${findingLine(run, first, first.findings[0])}; ${again}`);
    });
    const of = (outcome: RunVerdict['outcome']) => run.verdicts.filter((verdict) => verdict.outcome === outcome);
    const missing = [...of('error'), ...of('blocked'), ...of('warn')].map((verdict) =>
      command('warning', `${verdict.contract} ${verdict.requirement} ${verdict.outcome}`, verdictLine(run, verdict)),
    );
    const whole = ofRun.map((line) => command('error', 'run', line));
    return [...whole, ...failures.slice(0, most - whole.length), ...missing.slice(0, most)].join('');
  },
} satisfies ReportFormat;

function command(kind: 'error' | 'warning', title: string, message: string): string {
  return `::${kind} title=${property(cutText(title, 200))}::${data(message)}\n`;
}

// Escapes as the runner's own toolkit does.
function data(text: string): string {
  return visibleLine(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
