import { array, object, string } from '../../open-api.ts';
import type { Json, JsonObject } from '../../store.ts';
import type { Call, Reply } from '../../style.ts';
import type { Dialect, Wrong } from './dialect.ts';

const bearer = ['authorization', 'Bearer '] as const;
const integer = { type: 'integer' };
const reply = (status: number, body?: Json, headers: Record<string, string> = {}, type?: string): Reply => ({
  status,
  ...(body === undefined ? {} : { body }),
  headers,
  ...(type === undefined ? {} : { type }),
});
const html = (status: number, words: string): Reply => ({
  status,
  raw: `<!DOCTYPE html>\n<html lang="en">\n<head>\n<title>Error</title>\n</head>\n<body>\n<pre>${words}</pre>\n</body>\n</html>\n`,
  type: 'text/html; charset=utf-8',
});
/** One way for all: a status for each, and what is made of it. */
const table =
  (statuses: Readonly<Record<Wrong, number>>, make: (status: number, why: Wrong, call: Call) => Reply) =>
  (why: Wrong, call: Call): Reply => {
    const made = make(statuses[why], why, call);
    const challenge = statuses[why] === 401 ? { 'www-authenticate': 'Bearer realm="api"' } : {};
    return { ...made, headers: { ...challenge, ...made.headers } };
  };
const usual = {
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
const said = (status: number) => words[status] ?? 'Error';
const on = (schema: JsonObject | null, ...statuses: readonly number[]) =>
  Object.fromEntries(statuses.map((status) => [String(status), schema]));
const message = object({ message: string() }, ['message']);
const error = object({ error: string() }, ['error']);

/** How each says things when nobody has told it otherwise. */
export const dialects: readonly Dialect[] = [
  {
    id: 'aspnet',
    about: 'problem details for what is invalid, no body for 401, 403 and 405, names of members in any letter case',
    format: 'uuid',
    method: 'PUT',
    header: bearer,
    success: 'nothing',
    folds: true,
    media: 'refused',
    fault: 'over-posts',
    errorType: 'application/problem+json',
    documented: on(
      object({ type: string(), title: string(), status: integer, traceId: string(), errors: object({}) }, ['title']),
      ...[400, 404, 415],
    ),
    wrong: table(usual, (status, why) => {
      if (['nobody', 'forbidden', 'no-route', 'no-method', 'large'].includes(why)) return reply(status);
      const title = why === 'no-user' || why === 'media' ? said(status) : 'One or more validation errors occurred.';
      const type = `https://tools.ietf.org/html/rfc9110#section-15.5.${status - 399}`;
      const errors = title.startsWith('One') ? { errors: { [why === 'syntax' ? '$' : 'Role']: ['is invalid.'] } } : {};
      const body = { type, title, status, ...errors, traceId: '00-84c1fd4063c38d9f3900d06e56542d48-85d1d4-00' };
      return reply(status, body, {}, 'application/problem+json; charset=utf-8');
    }),
  },
  {
    id: 'fastapi',
    about: '422 with an array of details, 403 without credentials, broken JSON told before anybody asks who calls',
    format: 'uuid',
    method: 'PATCH',
    header: bearer,
    success: 'user',
    media: 'none',
    parsesFirst: true,
    fault: 'no-guard',
    documented: on(object({ detail: array(object({ type: string(), loc: array({}), msg: string() })) }), 422),
    wrong: table({ ...usual, syntax: 422, invalid: 422, media: 422 }, (status, why, call) => {
      if (status === 422)
        return reply(422, { detail: [{ type: why, loc: ['body', 'role'], msg: 'Input is invalid' }] });
      // Its bearer scheme says 403 where there is no header at all.
      if (why === 'nobody' && call.headers.authorization === undefined)
        return reply(403, { detail: 'Not authenticated' });
      return reply(status, { detail: said(status) });
    }),
  },
  {
    id: 'express',
    about:
      'HTML for what no handler takes (404 for other methods, 400 for broken JSON, 413), a body of another type is none',
    format: 'integer',
    method: 'PATCH',
    header: bearer,
    success: 'user',
    media: 'none',
    parsesFirst: true,
    fault: 'any-role',
    documented: on(error, 400, 401, 403, 404),
    wrong: table({ ...usual, 'no-method': 404 }, (status, why, call) => {
      if (why === 'no-route' || why === 'no-method') return html(404, `Cannot ${call.method} /users`);
      if (why === 'syntax' || why === 'large') return html(status, said(status));
      return reply(status, { error: said(status).toLowerCase() });
    }),
  },
  {
    id: 'phoenix',
    about: 'errors under errors, 404 for other methods, 422 for what is invalid, 400 for an id that cannot be cast',
    format: 'integer',
    method: 'PATCH',
    header: bearer,
    success: 'user',
    media: 'none',
    parsesFirst: true,
    fault: 'drops',
    documented: on(object({ errors: object({}) }, ['errors']), 400, 401, 403, 404, 422),
    wrong: table({ ...usual, 'no-method': 404, invalid: 422 }, (status, why) =>
      reply(status, { errors: why === 'invalid' ? { role: ['is invalid'] } : { detail: said(status) } }),
    ),
  },
  {
    id: 'grpc-gateway',
    about: 'code, message and details; 501 for other methods; JSON whatever the Content-Type says',
    format: 'uuid',
    method: 'PATCH',
    header: bearer,
    success: 'user',
    media: 'any',
    fault: 'ok-for-nobody',
    documented: {
      default: object({ code: integer, message: string(), details: array({}) }, ['code', 'message', 'details']),
    },
    wrong: table({ ...usual, 'no-method': 501 }, (status, why) => {
      const codes = { nobody: 16, forbidden: 7, 'no-user': 5, 'no-route': 5, 'no-method': 12 } as Record<
        string,
        number
      >;
      return reply(status, { code: codes[why] ?? 3, message: said(status), details: [] });
    }),
  },
  {
    id: 'grape',
    about: 'a header of its own for tokens, the status in the message, 415 for a type that it has no parser for',
    format: 'integer',
    method: 'PUT',
    header: ['private-token', ''],
    success: 'user',
    media: 'refused',
    fault: 'prefix-token',
    documented: on(object({ message: string(), error: string() }), 400, 401, 403, 404, 405, 415),
    wrong: table(usual, (status, why) => {
      if (why === 'invalid') return reply(400, { error: 'role does not have a valid value' });
      if (['syntax', 'media', 'no-method'].includes(why)) return reply(status, { error: `${status} ${said(status)}` });
      return reply(status, { message: `${status} ${why === 'no-user' ? 'User Not Found' : said(status)}` });
    }),
  },
  {
    id: 'gitea',
    about: '204, 422 for all that is wrong with a body, an address of the documentation in each error, no body for 405',
    format: 'integer',
    method: 'PATCH',
    header: ['authorization', 'token '],
    success: 'nothing',
    folds: true,
    media: 'any',
    fault: 'crash-nobody',
    documented: on(object({ message: string(), url: string() }), 401, 403, 404, 422),
    wrong: table({ ...usual, syntax: 422, invalid: 422 }, (status, why) => {
      if (why === 'no-method') return reply(405);
      if (why === 'no-route') return { status: 404, raw: 'Not found.\n', type: 'text/plain; charset=utf-8' };
      return reply(status, { message: said(status), url: 'https://git.example/api/swagger' });
    }),
  },
  {
    id: 'grafana',
    about: 'a message in place of the user, ids of errors, 404 for other methods',
    format: 'integer',
    method: 'PATCH',
    header: bearer,
    success: 'message',
    media: 'any',
    asksFirst: true,
    fault: 'cross-org',
    documented: on(message, 400, 401, 403, 404),
    wrong: table({ ...usual, 'no-method': 404 }, (status, why) => {
      if (why === 'forbidden')
        return reply(403, { accessErrorId: 'ACE0123456789', message: 'permissions needed', title: 'Access denied' });
      if (why === 'nobody')
        return reply(401, { message: 'Unauthorized', messageId: 'auth.unauthorized', statusCode: 401, traceID: '' });
      return reply(status, { message: why === 'invalid' ? 'bad request data' : said(status) });
    }),
  },
  {
    id: 'keycloak',
    about: '204, a representation of which absent members are kept, members that it does not know are refused',
    format: 'uuid',
    method: 'PUT',
    header: bearer,
    success: 'nothing',
    closed: true,
    media: 'refused',
    asksFirst: true,
    fault: 'wipes',
    documented: on(object({ error: string(), errorMessage: string() }), 400, 401, 403, 404, 405, 415),
    wrong: table(usual, (status, why) => {
      if (why === 'no-user') return reply(404, { error: 'User not found' });
      if (why === 'invalid') return reply(400, { errorMessage: 'invalid representation' });
      if (why === 'syntax') return reply(400, { error: 'unknown_error' });
      return reply(status, { error: `HTTP ${status} ${said(status)}` });
    }),
  },
  {
    id: 'kong',
    about: 'a gateway that knows routes and keys alone: no route for other methods, its own 401 and 413',
    format: 'uuid',
    method: 'PATCH',
    header: ['apikey', ''],
    success: 'user',
    media: 'refused',
    fault: 'slash',
    documented: on(message, 400, 401, 403, 404, 413, 415),
    wrong: table({ ...usual, 'no-method': 404 }, (status, why) => {
      const via = { via: '1.1 kong/3.9.0', 'x-kong-upstream-latency': '2' };
      if (why === 'no-route' || why === 'no-method')
        return reply(404, { message: 'no Route matched with those values', request_id: 'b5c07f' }, via);
      if (why === 'nobody') return reply(401, { message: 'Unauthorized' }, { ...via, 'www-authenticate': 'Key' });
      return reply(status, { message: said(status) }, via);
    }),
  },
  {
    id: 'api-gateway',
    about: '403 for every place, method and key that it does not know',
    format: 'uuid',
    method: 'PATCH',
    header: ['x-api-key', ''],
    success: 'user',
    media: 'refused',
    fault: 'bad-gateway',
    documented: on(message, 400, 403, 404, 413, 415),
    wrong: table({ ...usual, nobody: 403, 'no-route': 403, 'no-method': 403 }, (status, why) => {
      const own = { 'x-amzn-requestid': '7f0e6c1e-3c55-4f3a-9a62-7f1f0a6f9b21' };
      if (why === 'no-route' || why === 'no-method')
        return reply(403, { message: 'Missing Authentication Token' }, own);
      return reply(status, { message: why === 'invalid' ? 'Invalid request body' : said(status) }, own);
    }),
  },
  {
    id: 'spring-403',
    about: 'security that says 403 to whoever it does not know, before the router',
    format: 'uuid',
    method: 'PUT',
    header: bearer,
    success: 'user',
    media: 'refused',
    asksFirst: true,
    fault: 'traces',
    documented: on(
      object({ timestamp: string(), status: integer, error: string(), path: string() }),
      400,
      403,
      404,
      415,
    ),
    wrong: table({ ...usual, nobody: 403 }, (status) => {
      const body = { timestamp: '2026-11-26T12:00:00.000+00:00', status, error: said(status), path: '/users' };
      return reply(status, body, { 'cache-control': 'no-store' });
    }),
  },
  {
    id: 'odata',
    about: '204, errors as an object with a code and an inner error, 404 for an id of another form',
    format: 'uuid',
    method: 'PATCH',
    header: bearer,
    success: 'nothing',
    media: 'refused',
    asksFirst: true,
    fault: 'empty-key',
    documented: on(
      object({ error: object({ code: string(), message: string(), innerError: object({}) }, ['code']) }, ['error']),
      ...[400, 401, 403, 404, 405, 415],
    ),
    wrong: table(usual, (status, why) => {
      const codes = { nobody: 'InvalidAuthenticationToken', forbidden: 'Authorization_RequestDenied' };
      const code = codes[why as keyof typeof codes] ?? (status === 404 ? 'Request_ResourceNotFound' : 'BadRequest');
      return reply(status, { error: { code, message: said(status), innerError: { date: '2026-11-26T12:00:00' } } });
    }),
  },
  {
    id: 'nest',
    about:
      'statusCode beside the words, an array of messages for what is invalid, members that it does not know are refused',
    format: 'integer',
    method: 'PATCH',
    header: bearer,
    success: 'user',
    closed: true,
    media: 'none',
    parsesFirst: true,
    fault: 'created',
    documented: on(object({ statusCode: integer, error: string(), message: {} }, ['statusCode']), 400, 401, 403, 404),
    wrong: table({ ...usual, 'no-method': 404 }, (status, why, call) => {
      const first = why === 'no-route' || why === 'no-method' ? `Cannot ${call.method} /users` : said(status);
      const told = why === 'invalid' ? ['role must be one of the following values: viewer, editor, admin'] : first;
      return reply(status, { message: told, error: said(status), statusCode: status });
    }),
  },
];
