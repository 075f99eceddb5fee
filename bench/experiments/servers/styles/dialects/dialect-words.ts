import { object, string } from '../../open-api.ts';
import type { Json, JsonObject } from '../../store.ts';
import type { Call, Reply } from '../../style.ts';
import type { Wrong } from './dialect.ts';

export const bearer = ['authorization', 'Bearer '] as const;
export const integer = { type: 'integer' };
export const reply = (status: number, body?: Json, headers: Record<string, string> = {}, type?: string): Reply => ({
  status,
  ...(body === undefined ? {} : { body }),
  headers,
  ...(type === undefined ? {} : { type }),
});
export const html = (status: number, words: string): Reply => ({
  status,
  raw: `<!DOCTYPE html>\n<html lang="en">\n<head>\n<title>Error</title>\n</head>\n<body>\n<pre>${words}</pre>\n</body>\n</html>\n`,
  type: 'text/html; charset=utf-8',
});
/** One way for all: a status for each, and what is made of it. */
export const table =
  (statuses: Readonly<Record<Wrong, number>>, make: (status: number, why: Wrong, call: Call) => Reply) =>
  (why: Wrong, call: Call): Reply => {
    const made = make(statuses[why], why, call);
    const challenge = statuses[why] === 401 ? { 'www-authenticate': 'Bearer realm="api"' } : {};
    return { ...made, headers: { ...challenge, ...made.headers } };
  };
export const usual = {
  nobody: 401,
  forbidden: 403,
  'no-user': 404,
  'no-route': 404,
  'no-method': 405,
  media: 415,
  syntax: 400,
  invalid: 400,
  large: 413,
} as const;
const words: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  413: 'Payload Too Large',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Entity',
};
export const said = (status: number) => words[status] ?? 'Error';
export const on = (schema: JsonObject | null, ...statuses: readonly number[]) =>
  Object.fromEntries(statuses.map((status) => [String(status), schema]));
export const message = object({ message: string() }, ['message']);
export const error = object({ error: string() }, ['error']);
