import { type Change, meaningOf } from '../contract/drift/change.ts';
import type { SuiteChange } from '../run/check/compare-outlook.ts';
import type { Pulled } from './pulled.ts';

const signs = { breaking: '✗', warning: '!', compatible: '+' } as const;

/** What became of each contract, for a terminal. */
export function describePulled(all: readonly Pulled[]): string {
  if (all.length === 0) return 'no contract names a document.source';
  return all.flatMap((one) => [headOf(one), ...(one.outcome === 'changed' ? changedLines(one) : [])]).join('\n');
}

function headOf(one: Pulled): string {
  switch (one.outcome) {
    case 'same':
      return `${one.contract}: same (${one.why})`;
    case 'left':
      return `${one.contract}: left alone, ${one.why}`;
    case 'unreadable':
      return `${one.contract}: unreadable, ${one.why}`;
    case 'changed': {
      const breaking = one.changes.filter(({ severity }) => severity === 'breaking').length;
      return `${one.contract}: changed, ${one.changes.length} differences, ${breaking} of them breaking${one.written ? '; taken over' : ''}`;
    }
  }
}

function changedLines({ changes, suite }: Extract<Pulled, { outcome: 'changed' }>): readonly string[] {
  return [
    ...changes.flatMap((change) => {
      const { clients, servers } = meaningOf(change);
      return [
        `  ${signs[change.severity]} ${change.id} at ${change.operation}, ${change.at}: ${change.before} -> ${change.after}`,
        `      clients ${clients}; servers ${servers}`,
      ];
    }),
    ...suiteLines(suite).map((line) => `  ${line}`),
  ];
}

function suiteLines({ requirements, cases, misfit }: SuiteChange): readonly string[] {
  if (misfit !== undefined) return [`suite: the profile no longer fits: ${misfit}`];
  const list = (what: string, names: readonly string[]) =>
    names.length === 0
      ? []
      : [`suite: ${names.length} ${what}: ${names.slice(0, 8).join(', ')}${names.length > 8 ? ', ...' : ''}`];
  const lines = [
    ...list('requirements come', requirements.come),
    ...list('requirements go', requirements.go),
    ...list('cases come', cases.come),
    ...list('cases go', cases.go),
  ];
  return lines.length > 0 ? lines : ['suite: tries the same as before'];
}

/** The same as Markdown, for the summary of a CI step. */
export function markdownOf(all: readonly Pulled[]): string {
  const row = ({ severity, id, operation, at, before, after }: Change) =>
    `| ${severity} | \`${id}\` | ${cell(operation)} | ${cell(at)} | ${cell(before)} | ${cell(after)} |`;
  return all
    .flatMap((one) => [
      `### ${headOf(one)}`,
      '',
      ...(one.outcome === 'changed'
        ? [
            '| | change | operation | where | before | now |',
            '|---|---|---|---|---|---|',
            ...one.changes.map(row),
            '',
            ...suiteLines(one.suite).map((line) => `- ${line}`),
            '',
          ]
        : []),
    ])
    .join('\n');
}

/** A vendor's text inside a table: no pipe ends a cell, no angle bracket starts markup. */
function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('<', '&lt;').replaceAll(/\s+/g, ' ').slice(0, 200);
}
