import { expect, test } from 'vitest';
import { startServer, styleOf, truths } from './servers.ts';

test('at least twenty servers are honest, twenty are not, and each fault says who would name it', () => {
  const honest = truths.filter((truth) => truth.honest);
  const faulty = truths.filter((truth) => !truth.honest);
  expect(honest.length).toBeGreaterThanOrEqual(20);
  expect(faulty.length).toBeGreaterThanOrEqual(20);
  expect(new Set(truths.map(({ name }) => name)).size).toBe(truths.length);
  expect(new Set(honest.map(({ style }) => style)).size).toBeGreaterThanOrEqual(8);
  for (const { faults } of faulty) expect(faults?.every(({ caughtBy }) => caughtBy.length > 0)).toBe(true);
});

test.each(truths.map(({ name }) => name))(
  '%s serves its documented update to nobody without credentials',
  async (name) => {
    const truth = truths.find((one) => one.name === name);
    if (truth === undefined) throw new Error(name);
    const served = await startServer(truth);
    try {
      const before = served.dump();
      const style = styleOf(truth);
      const document = style.document((habit) => truth.habits.includes(habit));
      const [[path, operations]] = Object.entries(document.paths as Record<string, Record<string, unknown>>) as [
        [string, Record<string, unknown>],
      ];
      const [method = ''] = Object.keys(operations);
      const url = `${served.baseUrl}${path.replaceAll(/\{(\w+)\}/g, (_, word) => (/account|group/.test(word) ? 'org-a' : 'nobody'))}`;
      const response = await fetch(url, {
        method: method.toUpperCase(),
        body: '{}',
        headers: { 'content-type': 'application/json' },
      });
      await response.body?.cancel();
      expect(response.status).toBeGreaterThanOrEqual(400);
      expect(response.status).toBeLessThan(500);
      expect(served.dump()).toEqual(before);
      expect(served.writes()).toEqual([]);
    } finally {
      await served.close();
    }
  },
);
