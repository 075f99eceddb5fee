import type { RecordedExchange } from '../../harness/model/exchange.ts';
import type { Finding } from '../../harness/model/finding.ts';
import type { Pointer } from '../../harness/model/json.ts';
import { jsonLeaves, jsonOf } from './json-leaves.ts';

/** One field on all sides; a side that says nothing about it is absent. */
export interface FieldDifference {
  readonly field: Pointer;
  readonly sent?: string;
  readonly expected?: string;
  readonly received?: string;
}

const most = 40;

/** Field by field what was sent, expected and received, as far as they differ. */
export function fieldDifference(finding: Finding, exchange: RecordedExchange | undefined): readonly FieldDifference[] {
  const sent = leavesOf(exchange?.sent.body?.text);
  const responded = leavesOf(exchange?.received?.body?.text);
  const rows = new Map<Pointer, FieldDifference>();
  const put = (field: Pointer, expected: string | undefined, received: string | undefined) => {
    rows.set(field, {
      field,
      ...present('sent', sent.get(field)),
      ...present('expected', expected),
      ...present('received', received),
    });
  };
  const [expected, received] = [leavesOf(finding.expected), leavesOf(finding.received)];
  if (expected.size > 1 && received.size > 1) {
    const base = finding.at ?? '';
    for (const field of new Set([...expected.keys(), ...received.keys()])) {
      const [one, other] = [expected.get(field), received.get(field)];
      if (one !== other) put(field.startsWith(base) ? field : base + field, one, other);
    }
  } else {
    put(finding.at ?? '', finding.expected, finding.received);
  }
  // What a success responses otherwise than it was sent is worth seeing even where the finding is about something else.
  const succeeded = (exchange?.received?.status ?? 0) < 300;
  for (const [field, value] of sent) {
    const other = responded.get(field);
    if (succeeded && other !== undefined && other !== value && !rows.has(field)) put(field, undefined, other);
  }
  return [...rows.values()].slice(0, most);
}

function leavesOf(text: string | undefined): ReadonlyMap<Pointer, string> {
  const value = jsonOf(text);
  if (value === undefined || typeof value !== 'object' || value === null) return new Map();
  return new Map([...jsonLeaves(value, 400)].map(([pointer, leaf]) => [pointer, JSON.stringify(leaf)]));
}

function present<Side extends string>(side: Side, value: string | undefined): Partial<Record<Side, string>> {
  // A computed key widens to an index signature, which the caller's fixed sides do not need.
  return value === undefined ? {} : ({ [side]: value } as Record<Side, string>);
}
