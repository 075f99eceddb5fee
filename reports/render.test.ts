import { expect, test } from 'vitest';
import { readSample } from '../bench/kit/report/read-sample.ts';
import { sampleRun } from '../bench/kit/report/sample-run.ts';
import type { RunLine } from '../harness/model/run.ts';
import { chooseFormats } from '../harness/run/record/publish-reports.ts';
import { loadFormats } from './load-formats.ts';
import { readRun } from './read-run.ts';
import { renderReports } from './render.ts';
import { terminalReport } from './terminal.ts';

const formats = await loadFormats();
const only = (id: string) => formats.filter((format) => format.id === id);

test('the formats are found by being there, each with a file of its own', () => {
  expect(formats.map(({ id }) => id)).toEqual(expect.arrayContaining(['html', 'junit', 'markdown']));
  expect(new Set(formats.map(({ fileName }) => fileName)).size).toBe(formats.length);
});

test('an unknown format is refused with those that there are', async () => {
  expect((await chooseFormats(['html', 'junit'])).map(({ id }) => id)).toEqual(['html', 'junit']);
  await expect(chooseFormats(['htm'])).rejects.toThrow(/USAGE.*"htm".*did you mean "html"/s);
  await expect(chooseFormats(['pdf'])).rejects.toThrow(/USAGE.*"pdf".*annotations, badge/s);
});

test('one run gives the same bytes each time', () => {
  const run = readSample({ exchanges: 200, hostile: true });
  expect(renderReports(run, formats)).toEqual(renderReports(run, formats));
});

test.each(formats.map(({ id }) => id))('%s holds no control, bidirectional or unseen character of a server', (id) => {
  const [report] = renderReports(readSample({ exchanges: 300, hostile: true }), only(id));
  const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;
  expect(new Set(report?.text.replaceAll('\n', '').match(unseen))).toEqual(new Set());
});

test.each(formats.map(({ id }) => id))('%s stays small when a server responds ten megabytes', (id) => {
  const huge = '<b>x'.repeat(2_500_000);
  const [report] = renderReports(planted(huge), only(id));
  if (id === 'har') expect(report?.text).toContain(huge);
  else expect(report?.text.length).toBeLessThan(500_000);
});

test('the terminal report stays small when a server responds ten megabytes', () => {
  expect(terminalReport(planted('x'.repeat(10_000_000)), { color: false }).length).toBeLessThan(20_000);
});

function planted(huge: string) {
  const lines = sampleRun({ exchanges: 96 }).map((line): RunLine => {
    if (line.type === 'verdict' && line.outcome === 'fail') {
      const [first] = line.findings;
      const exchanges = line.exchanges.map((exchange) => ({
        ...exchange,
        received: { status: 200, headers: [['x', huge] as const], body: { text: huge, bytes: huge.length } },
      }));
      return { ...line, exchanges, findings: [{ ...first, fact: huge, expected: huge, received: huge, at: huge }] };
    }
    return line.type === 'verdict' && line.outcome === 'blocked' ? { ...line, reason: huge } : line;
  });
  const [header, ...others] = lines.filter((line) => line.type !== 'verdict' || line.contract === 'acme');
  const few = [
    header,
    ...others.slice(0, 3),
    ...others.filter((line) => line.type === 'verdict' && line.outcome === 'blocked'),
  ];
  return readRun(few.map((line) => `${JSON.stringify(line)}\n`).join(''), () => []);
}

test('what the preflight could not prove is told on the page, as text', () => {
  const run = readSample({ exchanges: 60 });
  const summaries = run.summaries.map((summary) => ({ ...summary, notes: ['left alone: <b>user 7</b>'] }));
  const [report] = renderReports({ ...run, summaries }, only('html'));
  expect(report?.text).toContain('left alone: &lt;b&gt;user 7&lt;/b&gt;');
});
