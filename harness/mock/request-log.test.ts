import { request as send } from 'node:http';
import { expect, test } from 'vitest';
import { sampleContract } from '../../bench/kit/sample-contract.ts';
import { openMock } from '../run/target/open-target.ts';
import { MockLog } from './request-log.ts';

const kept = (log: MockLog, body = '') => {
  const request = {
    ...{
      id: log.next(),
      at: 0,
      arrivedMs: 0,
      method: 'PATCH',
      url: '/',
      head: '',
      body,
      user: undefined,
      respondedMs: 0,
    },
    ...{ status: 0, responseHeaders: undefined, responseBody: '', seen: undefined },
    ...({ operation: 'update', caller: 'admin' } as const),
  };
  log.add(request);
  return request;
};

const emptyLog = () => new MockLog({ judge: () => [], show: () => ({}) as never });

test('a log keeps the last 2000 requests, and those of 32 MiB, oldest first', () => {
  const log = emptyLog();
  for (let count = 0; count < 4500; count += 1) kept(log);
  expect([log.all().length, log.all()[0]?.id, log.all().at(-1)?.id]).toEqual([2000, 2501, 4500]);
  const megabyte = 'a'.repeat(1024 * 1024);
  for (let count = 0; count < 40; count += 1) kept(log, megabyte);
  expect([log.all().length, log.all().at(-1)?.id]).toEqual([32, 4540]);
  log.clear();
  expect([log.all(), kept(log).id, log.all().length]).toEqual([[], 4541, 1]);
});

test('what a request got is read as soon as it is there, and not before', () => {
  const log = emptyLog();
  const request = kept(log, '\xff');
  expect(log.all()[0]).toMatchObject({ bytes: Buffer.from([0xff]), rawHeaders: [] });
  expect(log.all()[0]).not.toHaveProperty('status');
  Object.assign(request, { status: 200, responseHeaders: { 'Content-Length': 2 }, responseBody: '{}' });
  log.finish(request);
  const [read] = log.all();
  expect(read).toMatchObject({
    status: 200,
    responseHeaders: { 'Content-Length': '2' },
    responseBytes: Buffer.from('{}'),
  });
  expect(log.all()[0]).toBe(read);
});

test('headers that are sent twice are read as node joins them', async () => {
  const mock = await openMock(sampleContract(), { seed: 1, log: true });
  try {
    const headers = [
      'Host',
      'a',
      'X-Twice',
      '1',
      'x-twice',
      '2',
      'Cookie',
      'a=1',
      'cookie',
      'b=2',
      'Content-Type',
      'a/b',
      'content-type',
      'c/d',
    ];
    await new Promise((resolve) =>
      send({ port: mock.port, host: '127.0.0.1', path: '/v1/users/x', headers }, (response) => {
        response.resume().on('end', resolve);
      }).end(),
    );
    const [read] = mock.log.all();
    expect(read?.headers).toMatchObject({ 'x-twice': '1, 2', cookie: 'a=1; b=2', 'content-type': 'a/b' });
    expect(read?.rawHeaders.filter(([name]) => name === 'x-twice')).toEqual([['x-twice', '2']]);
  } finally {
    await mock.close();
  }
});
