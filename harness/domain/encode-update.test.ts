import { expect, test } from 'vitest';
import type { Operation, RequestBody, RequestEncoding } from '../model/contract.ts';
import { asReceived, encodeUpdate } from './encode-update.ts';

const documented = {
  type: 'object',
  properties: { role: { type: 'string' }, level: { type: 'integer' }, scopes: { type: 'array' } },
};

function request(encoding: RequestEncoding | undefined, mediaType: string): RequestBody {
  return { ...(encoding === undefined ? {} : { encoding }), mediaType, documented } as unknown as RequestBody;
}

const contract = (sent: RequestBody, path = '/users') => ({ request: sent, update: { path } as Operation });
const form = request('form', 'application/x-www-form-urlencoded');
const text = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);

test('a form carries names and texts, an array once for each item', () => {
  const { bytes, contentType } = encodeUpdate(form, { role: 'a&b', scopes: ['x', 'y'] });
  expect([text(bytes), contentType]).toEqual(['role=a%26b&scopes=x&scopes=y', form.mediaType]);
});

test('multipart has one part for each text, and the boundary is told', () => {
  const { bytes, contentType } = encodeUpdate(request('multipart', 'multipart/form-data'), { role: 'admin' });
  const boundary = contentType?.split('boundary=')[1];
  expect(text(bytes)).toBe(
    `--${boundary}\r\nContent-Disposition: form-data; name="role"\r\n\r\nadmin\r\n--${boundary}--\r\n`,
  );
});

test('parameters have no body', () => {
  expect(encodeUpdate(request('parameters', ''), { role: 'admin' })).toEqual({ parameters: [['role', 'admin']] });
});

test('what a form cannot say is received as something else, and what it cannot carry not at all', () => {
  expect(asReceived(contract(form), { level: 5 })).toEqual({ level: 5 });
  expect(asReceived(contract(form), { role: 5 })).toEqual({ role: '5' });
  expect(asReceived(contract(form), ['admin'])).toBeUndefined();
});

test('a path whose parameter has nothing in it cannot be sent', () => {
  const parameters = contract(request('parameters', ''), '/roles/{role}');
  expect(asReceived(parameters, { role: 'admin' })).toEqual({ role: 'admin' });
  expect(asReceived(parameters, { role: '' })).toBeUndefined();
  expect(asReceived(parameters, {})).toBeUndefined();
});
