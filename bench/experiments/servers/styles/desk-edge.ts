import type { JsonObject } from '../store.ts';
import type { Call, Reply } from '../style.ts';

type Has = (habit: string) => boolean;

const hostile = /<script|<img|' or |\$\{|\.\.\/|\\u0000|union select|;--|%00|sleep\(/i;

/** What stands before the application and knows nothing of it: a firewall that refuses with a page of its own. */
export function firewall(call: Call, has: Has): Reply | undefined {
  if (!has('firewall')) return undefined;
  const page = (status: number, title: string): Reply => ({
    status,
    raw: `<!DOCTYPE html><html><head><title>${title}</title></head><body><h1>${title}</h1>Ray ID: 8f2c</body></html>`,
    type: 'text/html; charset=UTF-8',
    headers: { server: 'edge' },
  });
  if (call.body.length > 128 * 1024) return page(413, '413 Request Entity Too Large');
  const text = `${(call.path ?? []).join('/')} ${call.body.toString()}`;
  return hostile.test(text) ? page(403, 'Attention Required!') : undefined;
}

/** A servlet container that reads the address itself: what it cannot read never reaches the application. */
export function tomcat(call: Call, has: Has): Reply | undefined {
  if (!has('tomcat')) return undefined;
  const page = (status: number, title: string): Reply => ({
    status,
    raw: `<!doctype html><html lang="en"><head><title>HTTP Status ${status} – ${title}</title></head><body><h1>HTTP Status ${status} – ${title}</h1></body></html>`,
    type: 'text/html;charset=utf-8',
    headers: { 'content-language': 'en' },
  });
  if (call.path === undefined || call.path.some((part) => /[/\\\p{Cc}]|\.\./u.test(part)))
    return page(400, 'Bad Request');
  const known = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];
  return known.includes(call.method) ? undefined : page(501, 'Not Implemented');
}

/** A gateway that speaks of tokens wherever it has no route. */
export function bareGateway(has: Has): Reply | undefined {
  if (!has('gateway')) return undefined;
  return {
    status: 403,
    body: { message: 'Missing Authentication Token' },
    headers: { 'x-amzn-errortype': 'MissingAuthenticationTokenException' },
  };
}

/** An error as the framework writes it. */
export function deskError(call: Call, has: Has, status: number, code: string, headers: Record<string, string>): Reply {
  const path = `/desk/v2/${(call.path ?? []).join('/')}`;
  if (has('problem')) {
    const body: JsonObject = {
      type: `https://tools.example/errors/${code}`,
      title: code.replaceAll('_', ' '),
      status,
      traceId: `00-${Math.random().toString(16).slice(2)}-00`,
      ...(status === 400 ? { errors: { '$.role': [`The JSON value could not be converted: ${code}`] } } : {}),
    };
    return { status, body, type: 'application/problem+json; charset=utf-8', headers };
  }
  if (has('fastapi')) {
    const detail =
      status === 422 ? [{ loc: ['body', 'role'], msg: code, type: 'value_error', input: call.body.toString() }] : code;
    return { status, body: { detail }, headers };
  }
  if (has('tomcat'))
    return { status, body: { timestamp: new Date().toISOString(), status, error: code, path }, headers };
  if (has('gateway')) return { status, body: { message: code }, headers };
  return { status, body: { requestId: 'req-0', error: { code, message: code } }, headers };
}
