import { request } from 'undici';
import { at } from '../domain/pointer.ts';
import { HarnessError } from '../errors.ts';
import type { Json } from '../model/json.ts';
import type { CallerName, LoginCall, Target } from '../model/target.ts';
import { createDispatcher } from './create-dispatcher.ts';

/** Most bytes that the response of a login may have. */
const mostBytes = 1_048_576;

/**
 * Sends a caller's login and gives the whole value of the header that carries its credential. Nothing of it is recorded, and no
 * message repeats what was sent or came.
 */
export async function logIn(caller: CallerName, login: LoginCall, target: Target): Promise<string> {
  const { method, url, headers, body } = login;
  const dispatcher = createDispatcher({ ...target, baseUrl: new URL(url).origin });
  try {
    const response = await request(url, {
      dispatcher,
      method: method as 'POST',
      headers,
      ...(body === undefined ? {} : { body }),
      signal: AbortSignal.timeout(target.requestRate.deadlineMs),
    });
    const bytes: Uint8Array[] = [];
    let size = 0;
    for await (const part of response.body as AsyncIterable<Uint8Array>) {
      size += part.byteLength;
      if (size > mostBytes) throw failed(caller, url, `it responds with more than ${mostBytes} bytes`);
      bytes.push(part);
    }
    // A page that logs people in sends them on, with their cookies.
    const most = 'cookies' in login.from ? 400 : 300;
    if (response.statusCode >= most) throw failed(caller, url, `it responds with status ${response.statusCode}`);
    const [token, place] = tokenIn(login.from, response.headers, Buffer.concat(bytes).toString('utf8'));
    if (token === '') throw failed(caller, url, `its response has nothing ${place}`);
    const value = login.template.replace('{token}', () => token);
    if (!/^[\x20-\x7e]+$/.test(value)) throw failed(caller, url, `what it has ${place} cannot be sent in a header`);
    return value;
  } catch (cause) {
    if (cause instanceof HarnessError) throw cause;
    const isLate = cause instanceof Error && cause.name === 'TimeoutError';
    if (isLate) throw failed(caller, url, `it took more than ${target.requestRate.deadlineMs} ms`, cause);
    throw new HarnessError(
      'TARGET_UNREACHABLE',
      `the login of caller "${caller}" at ${new URL(url).origin} does not respond`,
      'check the endpoint of its entry in the auth file, and whether the server is up',
      { cause },
    );
  } finally {
    await dispatcher.destroy();
  }
}

type Fields = Readonly<Record<string, string | string[] | undefined>>;

function tokenIn(from: LoginCall['from'], headers: Fields, body: string): readonly [token: string, place: string] {
  if ('header' in from) return [[headers[from.header.toLowerCase()] ?? []].flat()[0] ?? '', `in header ${from.header}`];
  if ('pointer' in from) {
    const found = at(parsed(body), from.pointer);
    return [typeof found === 'string' || typeof found === 'number' ? String(found) : '', `at ${from.pointer}`];
  }
  const pairs = [headers['set-cookie'] ?? []].flat().map((cookie) => cookie.split(';', 1)[0]?.trim() ?? '');
  return [pairs.filter((pair) => /^[^=]+=./.test(pair)).join('; '), 'in Set-Cookie'];
}

function parsed(body: string): Json | undefined {
  try {
    return JSON.parse(body) as Json;
  } catch {
    return undefined;
  }
}

function failed(caller: CallerName, url: string, why: string, cause?: unknown): HarnessError {
  const { origin, pathname } = new URL(url);
  return new HarnessError(
    'TARGET_INVALID',
    `the login of caller "${caller}" at ${origin}${pathname} fails: ${why}`,
    `try the login of its entry by hand, and correct the auth file of the target`,
    cause === undefined ? {} : { cause },
  );
}
