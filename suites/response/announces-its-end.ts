import { type Finding, failure, gap, note, type Received, type Requirement } from '../../harness/suite.ts';
import { responsesOf } from '../steps/responses-of.ts';

/** Looks at Deprecation and Sunset: what they tell is noted, and has to be readable and in order. */
export default {
  kind: 'judge',
  id: 'response.announces-its-end',
  severity: 'responses',
  level: 'must',
  sentence: 'Deprecation and Sunset headers MUST be readable, and an operation MUST NOT end before it is deprecated.',
  source: 'RFC 9745 sections 2 and 4; RFC 8594 section 3',
  matters: 'a client is told too late, or in a way that no program reads, that the operation goes away',
  judge: ({ exchange }) => (exchange.request.operation === 'update' ? responsesOf(exchange).flatMap(judgeEnd) : []),
} satisfies Requirement;

function judgeEnd({ headers }: Received): readonly Finding[] {
  const value = (wanted: string) => headers.find(([name]) => name === wanted)?.[1].trim();
  const [deprecation, sunset] = [value('deprecation'), value('sunset')];
  if (deprecation === undefined && sunset === undefined) return [];
  const since = /^@-?\d+$/.test(deprecation ?? '') ? Number(deprecation?.slice(1)) * 1000 : undefined;
  const until = sunset !== undefined && /^[A-Z][a-z]{2}, /.test(sunset) ? Date.parse(sunset) : Number.NaN;
  const told = [deprecation && `Deprecation: ${deprecation}`, sunset && `Sunset: ${sunset}`].filter(Boolean).join('; ');
  const words = { expected: 'an operation that stays', received: told };
  const found: Finding[] = [note({ code: 'end-announced', fact: 'the operation is deprecated or ends', ...words })];
  if (deprecation !== undefined && since === undefined) {
    const fact = 'Deprecation is no date of RFC 9745; drafts of it had true, or a date as in Sunset';
    found.push(
      gap({ code: 'deprecation-unreadable', fact, expected: '@ and seconds since 1970', received: deprecation }),
    );
  }
  if (sunset !== undefined && Number.isNaN(until)) {
    const fact = 'Sunset is no HTTP date';
    found.push(
      failure({ code: 'sunset-unreadable', fact, expected: 'Wed, 11 Nov 2026 11:11:11 GMT', received: sunset }),
    );
  } else if (since !== undefined && until < since) {
    const fact = 'the operation ends before it is deprecated';
    found.push(
      failure({ code: 'sunset-before-deprecation', fact, expected: 'Sunset after Deprecation', received: told }),
    );
  }
  return found;
}
