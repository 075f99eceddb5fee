import { object, string } from '../../open-api.ts';
import type { Dialect } from './dialect.ts';
import { bearer, integer, message, on, reply, said, table, usual } from './dialect-words.ts';

/** How products, gateways and the later frameworks say things. */
export const productsSay: readonly Dialect[] = [
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
