import { expect, test } from 'vitest';
import { readSample } from '../../bench/kit/report/read-sample.ts';
import { renderPage } from './page.ts';

const page = renderPage(readSample({ exchanges: 1000 }), {});

test('each failure is told in one order', () => {
  const card = page.split('<details class="card fail"')[1]?.split('</details>')[0] ?? '';
  const titles = [...card.matchAll(/<h4>([^<]+)<\/h4>/g)].map(([, title]) => title);
  expect(titles.slice(0, 7)).toEqual([
    'Requirement',
    'Sent',
    'Expected',
    'Received',
    'Difference',
    'Why it matters',
    'Reproduce',
  ]);
});

test('a requirement about security says its OWASP class, the others say none', () => {
  const sample = readSample({ exchanges: 100 });
  const owasp = 'API5:2023 Broken Function Level Authorization';
  const verdicts = sample.verdicts.map((verdict) =>
    verdict.requirement.startsWith('access.') ? ({ ...verdict, owasp } as const) : verdict,
  );
  const text = renderPage({ ...sample, verdicts }, {});
  expect(text.match(/OWASP API5:2023 Broken Function Level Authorization/g)?.length).toBe(
    verdicts.filter((verdict) => 'owasp' in verdict).length,
  );
  expect(page).not.toContain('OWASP');
});

test('the sections come in the order of need', () => {
  const ids = [...page.matchAll(/<section id="([\w-]+)">/g)].map(([, id]) => id);
  expect(ids).toEqual([
    'failures',
    'statuses',
    'not-tried',
    'requirements',
    'gaps',
    'coverage',
    'limits',
    'state',
    'provenance',
    'legend',
  ]);
});

test('no id stands twice, and every link within the page leads somewhere', () => {
  const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  const known = new Set(ids);
  const dangling = [...page.matchAll(/ href="#([^"]+)"/g)].map(([, id]) => id ?? '');
  // Exchanges that script adds on demand have no id before.
  expect(dangling.filter((id) => !known.has(id) && !/\/x\d+$/.test(id))).toEqual([]);
});

test('anchors are the same in another run', () => {
  const anchors = (text: string) =>
    [...text.matchAll(/<details class="card \w+" id="([^"]+)"/g)].map(([, id]) => id).sort();
  const other = renderPage(readSample({ exchanges: 500, broken: 0, seed: 7 }), {});
  expect(anchors(page)).toEqual(anchors(other));
  expect(anchors(page)).toContain('acme@sandbox/reject.schema:/role.enum');
});

test('the page asks for nothing outside itself', () => {
  expect(page).not.toMatch(/<(link|img|iframe|object|embed|base|form [^>]*action)\b/);
  expect(page).not.toMatch(/\b(src|srcset|data|action)="/);
  expect(page).not.toMatch(/@import|url\(|\bfetch\(|XMLHttpRequest|\beval\(|new Function/);
  expect(page).toContain("default-src 'none'");
});

test('an incomplete run says so before anything else, and in its title', () => {
  const partial = renderPage(readSample({ exchanges: 100, footer: false }), {});
  expect(partial).toMatch(/<title>Incomplete: /);
  expect(partial.indexOf('class="incomplete"')).toBeLessThan(partial.indexOf('<h1>'));
});

test('a baseline adds what is new, fixed, still failing and newly not tried', () => {
  const baseline = readSample({ exchanges: 100, broken: 1 });
  const compared = renderPage(readSample({ exchanges: 100 }), { baseline });
  expect(compared).toContain('6 new, 0 fixed, 6 still failing, 3 newly not tried');
  expect(compared).toContain('<section id="comparison">');
});

test('runs of one contract stand side by side as far as they differ', () => {
  const beside = [readSample({ exchanges: 100, broken: 0, target: 'mock' })];
  const page = renderPage(readSample({ exchanges: 100, contracts: 1 }), { beside });
  expect(page).toContain('11 of 32 requirements differ, 21 ended alike everywhere.');
});

test('the difference is told once: not again where it is the response as a whole', () => {
  const sample = readSample({ exchanges: 100, contracts: 1 });
  const verdicts = sample.verdicts.map((verdict) => {
    if (verdict.outcome !== 'fail') return verdict;
    const [{ at: _, ...first }, ...others] = verdict.findings;
    const status = { ...first, expected: 'status 400', received: 'status 200' };
    return { ...verdict, exchanges: [], findings: [status, ...others] as typeof verdict.findings };
  });
  const parts = renderPage({ ...sample, verdicts }, {})
    .split('<details class="card fail"')
    .slice(1);
  expect(parts.length).toBeGreaterThan(2);
  expect(parts[0]).toContain('<h4>Received</h4>');
  expect(parts[0]).not.toContain('<h4>Difference</h4>');
});

test('a page of a client and a server beside each other has no table of statuses, and compares no requirement of one alone', () => {
  const sample = readSample({ exchanges: 100 });
  const { header, verdicts, summaries } = sample;
  const [first] = verdicts;
  const [summary] = summaries;
  if (!first || !summary) throw new Error('the sample has verdicts');
  const sides = ['client', 'server'].map((target) => ({
    ...header.targets[0],
    name: target,
    kind: 'live',
    callers: [],
  }));
  const sidesPage = renderPage(
    {
      ...sample,
      header: {
        ...header,
        contracts: header.contracts.slice(0, 1),
        targets: sides as typeof header.targets,
        options: { proxy: true },
      },
      verdicts: [
        { ...first, target: 'client', requirement: 'request.conforms' },
        { ...first, target: 'server', requirement: 'response.completes' },
      ],
      summaries: ['client', 'server'].map((target) => ({ ...summary, contract: first.contract, target, statuses: [] })),
    },
    {},
  );
  expect(['id="statuses"', 'id="side-by-side"', ' as ;', ' as .'].filter((text) => sidesPage.includes(text))).toEqual(
    [],
  );
  expect(sidesPage).toMatch(/<h1>\d of 2 sides conform|<h1>All 2 sides conform/);
});
