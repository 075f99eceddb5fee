import { expect, test } from 'vitest';
import { sampleContract } from '../../bench/kit/sample-contract.ts';
import { routesOf } from './routes.ts';

test('a parameter takes one decoded segment that is not empty', () => {
  const find = routesOf(sampleContract());
  expect(find('/v1/users/test%40example.com')?.parameters).toEqual({ id: 'test@example.com' });
  expect(find('/v1/users/a%2Fb')?.parameters).toEqual({ id: 'a/b' });
  expect(find('/v1/users/%E0%A4%A')?.parameters).toEqual({ id: '%E0%A4%A' });
  for (const path of ['/v1/users/', '/users/a', '/v1/users/a/', '/v1', '', '/v2/users/a'])
    expect(find(path)).toBeUndefined();
});

test('text around a parameter belongs to the path', () => {
  const find = routesOf(sampleContract({ path: '/members/{id}.json', basePath: '' }));
  expect(find('/members/7.json')?.parameters).toEqual({ id: '7' });
  expect([find('/members/7'), find('/members/.json')]).toEqual([undefined, undefined]);
});

test('a path without parameters wins over one with them', () => {
  const find = routesOf(sampleContract({ path: '/users/{id}', basePath: '' }));
  expect([...(find('/users')?.operations.keys() ?? [])]).toEqual(['GET']);
  expect([...(find('/users/x')?.operations.keys() ?? [])]).toEqual(['PATCH', 'GET']);
});
