import { shellWord } from '../../harness/domain/curl-line.ts';
import { curlCommand } from '../facts/curl-command.ts';
import { belowBase } from '../facts/exchange-path.ts';
import { findingLine } from '../facts/finding-text.ts';
import { findingReplay } from '../facts/replay-command.ts';
import { reproductions, wantedStatuses } from '../facts/reproductions.ts';
import { baseVariable, meaningOfVariable } from '../facts/secret-variable.ts';
import { visibleLine } from '../facts/visible-text.ts';
import type { ReportFormat } from '../report-format.ts';

/** Each failure as curl lines in a shell script that stands alone: bases and secrets are variables of the environment. */
export default {
  id: 'shell',
  fileName: 'failures.sh',
  render(run) {
    const all = reproductions(run).map(({ verdict, finding, steps }) => ({
      verdict,
      finding,
      commands: steps.map((exchange) => curlCommand(belowBase(run.header, verdict, exchange), undefined)),
    }));
    const names = new Set(all.flatMap(({ commands }) => commands.flatMap(({ variables }) => variables)));
    const blocks = all.map(({ verdict, finding, commands }) => {
      const wanted = wantedStatuses(finding);
      const last = commands.length - 1;
      return [
        `# ${visibleLine(`${verdict.contract} ${verdict.requirement}: ${verdict.sentence}`)}`,
        `# ${findingLine(run, verdict, finding)}`,
        `# ${visibleLine(findingReplay(run.header, verdict, finding))}`,
        ...commands.map(({ text, variables }, index) =>
          index === last && wanted.length > 0
            ? `send ${shellWord(`${verdict.contract} ${verdict.requirement}`)} ${shellWord(wanted.join(' '))}${variables.some((name) => name !== baseVariable) ? ' known' : ''} <<'ROLECALL'\n${text}\nROLECALL`
            : `${text}\necho`,
        ),
      ].join('\n');
    });
    return `${[head([...names]), ...blocks, 'exit "$failed"'].join('\n\n')}\n`;
  },
} satisfies ReportFormat;

function head(names: readonly string[]): string {
  return [
    '#!/bin/sh',
    '# Written by rolecall: what failed, as requests. Exit code 1 while a status is not what the contract says (4??: any of its hundred).',
    ...names.map((name) => `: "\${${name}:?set ${name} first: ${meaningOfVariable(name)}}"`),
    'failed=0',
    'set -f',
    '# send NAME STATUSES [known]: runs the lines of its input and looks at the status of the last response; with credentials that are known, 401 says nothing.',
    'send() {',
    '  status=$(sh | sed -n "s/^HTTP[^ ]* \\([0-9]*\\).*/\\1/p" | tail -n 1)',
    '  if [ "$status" = 401 ] && [ "${3:-}" = known ]; then',
    '    case " $2 " in *" 401 "*) ;; *) echo "FAILS: $1: status 401, are the credentials right?"; failed=1; return ;; esac',
    '  fi',
    '  for wanted in $2; do',
    '    case "$status" in $wanted) echo "ok: $1 ($status)"; return ;; esac',
    '  done',
    '  echo "FAILS: $1: status $status, expected $2"; failed=1',
    '}',
    ...(names.length > 0 ? [`export ${names.join(' ')}`] : []),
  ].join('\n');
}
