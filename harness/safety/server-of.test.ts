import { expect, test } from 'vitest';
import { serverOf, stateName, userName } from './server-of.ts';

test.each([
  ['https://Sandbox.example/v1/', 'https://sandbox.example:443/v1'],
  ['https://sandbox.example./v1', 'https://sandbox.example//v1'],
  ['http://127.0.0.1:8080', 'http://localhost:8080/'],
  ['http://[::1]:8080', 'http://127.0.0.2:8080'],
])('%s and %s are one server', (one, other) => {
  expect(serverOf(one)).toBe(serverOf(other));
});

test.each([
  ['https://sandbox.example/v1', 'https://sandbox.example/v2'],
  ['https://sandbox.example', 'https://other.example'],
  ['http://localhost:1', 'http://localhost:2'],
])('%s and %s are two', (one, other) => {
  expect(serverOf(one)).not.toBe(serverOf(other));
});

test('organizations of one server have journals of their own, and users locks of their own', () => {
  const baseUrl = 'https://sandbox.example/v1';
  expect(stateName({ baseUrl, organization: 'a' })).not.toBe(stateName({ baseUrl, organization: 'b' }));
  expect(userName({ baseUrl }, 'a')).not.toBe(userName({ baseUrl }, 'b'));
  expect(stateName({ baseUrl })).toMatch(/^server-[0-9a-f]{12}-[0-9a-f]{12}$/);
});
