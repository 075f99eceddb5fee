import { at } from '../../harness/domain/pointer.ts';
import type { RecordedExchange } from '../../harness/model/exchange.ts';
import type { Finding } from '../../harness/model/finding.ts';
import type { Json } from '../../harness/model/json.ts';
import type { RunVerdict } from '../../harness/model/run.ts';
import { pathOf } from '../facts/exchange-path.ts';
import { findingLine } from '../facts/finding-text.ts';
import { findingReplay } from '../facts/replay-command.ts';
import { type Reproduction, reproductions, wantedStatuses } from '../facts/reproductions.ts';
import { baseVariable, meaningOfVariable, secretVariable } from '../facts/secret-variable.ts';
import { visibleLine } from '../facts/visible-text.ts';
import type { ReportFormat } from '../report-format.ts';
import type { Run } from '../run.ts';

/** Each failure as a test that stands alone (Vitest, fetch): the regression test that a team commits. */
export default {
  id: 'vitest',
  fileName: 'failures.test.ts',
  render(run) {
    const tests = reproductions(run).map((one) => testOf(run, one));
    return `${[head, ...tests].join('\n\n')}\n`;
  },
} satisfies ReportFormat;

/** Characters of a recorded response that a test is compared with. */
const mostCompared = 4000;

const head = `// Written by rolecall: what failed, as tests. Set ROLECALL_BASE_URL and the secrets that a test names.
import { expect, test } from 'vitest';

const base = variable('${baseVariable}', '${meaningOfVariable(baseVariable)}');

function variable(name: string, meaning: string): string {
  const value = process.env[name];
  if (!value) throw new Error(\`set \${name} first: \${meaning}\`);
  return value;
}`;

function testOf(run: Run, { verdict, finding, steps }: Reproduction): string {
  const wanted = wantedStatuses(finding);
  const body = steps.at(-1)?.received?.body?.text ?? '';
  const replayed = `// ${visibleLine(findingReplay(run.header, verdict, finding))}`;
  // A header, or a state that only a later read shows: the body of the response may be right.
  if (wanted.length === 0 && !isWrong(body, finding))
    return `// No single response shows whether this is mended: ${findingLine(run, verdict, finding)}\n${replayed}`;
  const lines = steps.map((exchange, index) => {
    const name = index === steps.length - 1 ? 'last' : `step${index + 1}`;
    return `  const ${name} = await fetch(${requestOf(run, verdict, exchange)});`;
  });
  // Whoever gets 401 with credentials of its own has not asked yet.
  const isKnown = lines.at(-1)?.includes(' variable(') === true && !wanted.includes('401');
  const refused = isKnown ? '(?!401$)' : '';
  const refusedText = isKnown ? ", 'with 401: are the credentials right?'" : '';
  const check =
    wanted.length > 0
      ? `  expect(String(last.status)${refusedText}).toMatch(/^${refused}(?:${wanted.join('|').replaceAll('?', '\\d')})$/);`
      : `  // ${findingLine(run, verdict, finding)}\n${differs(body)}`;
  const unused = steps.slice(0, -1).map((_, index) => `  expect(step${index + 1}.status).toBeLessThan(300);`);
  const title = visibleLine(`${verdict.contract} ${verdict.requirement}: ${verdict.sentence}`);
  return [
    replayed,
    `test(${literal(title)}, async () => {`,
    ...lines.flatMap((line, index) => [line, ...(unused[index] === undefined ? [] : [unused[index]])]),
    check,
    '});',
  ].join('\n');
}

/** Nothing but the recorded response says what is wrong: another one may be right. */
function differs(text: string): string {
  return text.length <= mostCompared
    ? `  expect(await last.text()).not.toBe(${literal(text)});`
    : `  expect(await last.text()).not.toHaveLength(${text.length});`;
}

/** The body is no JSON, or has at the place of the finding what was found there. */
function isWrong(text: string, { at: place, received }: Finding): boolean {
  let body: Json;
  try {
    body = JSON.parse(text) as Json;
  } catch {
    // What is no JSON is wrong as a whole.
    return true;
  }
  const value = place === undefined ? undefined : at(body, place);
  return value !== undefined && [JSON.stringify(value), typeof value].includes(received);
}

function requestOf(run: Run, verdict: RunVerdict, exchange: RecordedExchange): string {
  const { sent, caller } = exchange;
  const own = new Set(['host', 'content-length', 'connection', 'transfer-encoding', 'accept-encoding']);
  const headers = Object.entries(sent.headers)
    .filter(([name]) => !own.has(name.toLowerCase()))
    .map(([name, value]) => `${literal(name)}: ${withSecrets(value, secretVariable(caller, name))}`);
  const { text, base64 } = sent.body ?? {};
  const bytes = base64 ?? (text === undefined ? undefined : Buffer.from(text).toString('base64'));
  const isText = text?.isWellFormed() === true;
  const body =
    sent.body === undefined
      ? []
      : [
          isText
            ? `body: ${withSecrets(text, secretVariable(caller, 'SECRET'))}`
            : `body: Buffer.from(${literal(bytes ?? '')}, 'base64')`,
        ];
  const options = [`method: ${literal(sent.method)}`, `headers: { ${headers.join(', ')} }`, ...body];
  const path = withSecrets(pathOf(run.header, verdict, exchange), secretVariable(caller, 'SECRET'));
  return `base + ${path}, { ${options.join(', ')} }`;
}

function withSecrets(text: string, name: string): string {
  return text
    .split('[redacted]')
    .map(literal)
    .join(` + variable(${literal(name)}, ${literal(meaningOfVariable(name))}) + `);
}

function literal(text: string): string {
  // U+2028 and the like are legal in JSON and safe in a string of ECMAScript 2019; what cannot be seen is written out.
  return JSON.stringify(text).replace(
    /[^\x20-\x7e]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
