import { array, object, string } from '../../open-api.ts';
import type { Dialect } from './dialect.ts';
import { bearer, error, html, integer, on, reply, said, table, usual } from './dialect-words.ts';

/** How web frameworks say things when nobody has told them otherwise. */
export const frameworksSay: readonly Dialect[] = [
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
];
