import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { changed, level, Publisher, storedDocument } from '../../bench/kit/publisher.ts';
import { rolecall } from '../../bench/kit/run-cli.ts';
import { packageRoot } from '../run/plan/package-root.ts';

const publisher = new Publisher();
beforeAll(() => publisher.open());
beforeEach(() => publisher.reset());
afterAll(() => publisher.close());

test('the same document says the same, whatever its words and order are', async () => {
  const { code, one } = await publisher.pull(
    changed(({ document, operation }) => {
      operation.summary = 'Other words';
      document.info.description = 'More of them';
      document.components.schemas = Object.fromEntries(Object.entries(document.components.schemas).reverse());
    }),
  );
  expect([code, one.outcome]).toEqual([0, 'same']);
});

test('what a change means for the suite is told by the cases that come and go', async () => {
  const { one } = await publisher.pull(changed(({ body }) => level(body).enum.pop()));
  if (one.outcome !== 'changed') throw new Error(one.outcome);
  expect(one.suite.cases.go).not.toEqual([]);
  expect(one.suite.misfit).toBeUndefined();
});

test('a document that the profile no longer fits is told, and is not taken over', async () => {
  const { one } = await publisher.pull(
    changed(({ body, shown }) => {
      for (const schema of [body, shown]) {
        schema.properties.grade = schema.properties.access_level;
        delete schema.properties.access_level;
        schema.required = ['grade'];
      }
    }),
    { write: true },
  );
  expect(one).toMatchObject({
    outcome: 'changed',
    written: false,
    suite: { misfit: expect.stringContaining('profile.yaml') },
  });
});

test('what is taken over is the same the next time, by its entity tag without being sent again', async () => {
  expect(
    (
      await publisher.pull(
        changed(({ body }) => level(body).enum.push(60)),
        { write: true },
      )
    ).one,
  ).toMatchObject({ written: true });
  expect(await publisher.pull(publisher.today)).toMatchObject({
    code: 0,
    one: { outcome: 'same', why: expect.stringContaining('not modified') },
  });
  expect(publisher.asked).toEqual([undefined, '"one"']);
});

test.each([
  ['a status', 503, '/doc', 'status 503'],
  ['no document at all', 'Just a moment...', '/doc', ''],
  ['another origin', storedDocument, '/elsewhere', 'another origin'],
])('%s is unreadable, and nothing changed', async (_, published, path, why) => {
  const { code, one } = await publisher.pull(published, { path });
  expect(code).toBe(2);
  expect(one).toMatchObject({ outcome: 'unreadable', why: expect.stringContaining(why) });
});

test('a redirect within the origin is followed', async () => {
  expect((await publisher.pull(storedDocument, { path: '/moved' })).code).toBe(0);
});

test('of a folder that is named only its own contracts are asked for, and one without a source is named', async () => {
  const specs = mkdtempSync(join(tmpdir(), 'rolecall-pull-'));
  cpSync(join(packageRoot, 'examples', 'contracts', 'silent-success'), join(specs, 'ferry'), { recursive: true });
  const { code, out } = await rolecall(['pull', '--specs', '.'], specs);
  expect([code, out]).toEqual([0, 'ferry: left alone, its profile names no document.source\n']);
});
