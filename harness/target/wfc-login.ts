import { isObject } from '../domain/is-object.ts';
import { HarnessError } from '../errors.ts';
import type { Json, Pointer } from '../model/json.ts';
import type { LoginCall } from '../model/target.ts';
import { isCredentialName } from './credential-header.ts';

interface Header {
  readonly name: string;
  readonly value: string;
}

/** One entry of a Web Fuzzing Commons file, as `wfc-schema.ts` lets it through. */
export interface WfcEntry {
  readonly name: string;
  readonly requireMockHandling?: boolean;
  readonly fixedHeaders?: readonly Header[];
  readonly loginEndpointAuth?: WfcLogin;
}

interface WfcLogin {
  readonly endpoint?: string;
  readonly externalEndpointURL?: string;
  readonly payloadRaw?: string;
  readonly payloadUserPwd?: Readonly<Record<'username' | 'usernameField' | 'password' | 'passwordField', string>>;
  readonly headers?: readonly Header[];
  readonly verb: string;
  readonly contentType?: string;
  readonly expectCookies?: boolean;
  readonly token?: Readonly<Partial<Record<TokenKey, string>>>;
}

type TokenKey =
  | 'extractFrom'
  | 'extractSelector'
  | 'sendIn'
  | 'sendName'
  | 'sendTemplate'
  | 'extractFromField'
  | 'extractFromHeader'
  | 'httpHeaderName'
  | 'headerPrefix'
  | 'headerPostfix';

type Where = (pointer: Pointer) => string;

/** The login that an entry asks for, with what is secret in it; what of it cannot be done is refused. */
export function loginOf(
  { requireMockHandling, fixedHeaders, loginEndpointAuth: login }: WfcEntry,
  baseUrl: string,
  where: Where,
): { readonly call: LoginCall; readonly secrets: readonly string[] } | undefined {
  if (requireMockHandling === true)
    throw invalid(
      `${where('/requireMockHandling')}: requireMockHandling asks for another service to be mocked inside the server`,
      'use an entry that works without, or a token command',
    );
  if (login === undefined) {
    if (fixedHeaders !== undefined) return undefined;
    throw invalid(`${where('')}: the entry has neither fixedHeaders nor loginEndpointAuth`, 'add one of them');
  }
  const at: Where = (pointer) => where(`/loginEndpointAuth${pointer}`);
  const body = bodyOf(login, at);
  const written = (login.headers ?? []).map(({ name, value }) => [name, value] as const);
  const call: LoginCall = {
    method: login.verb,
    url: urlOf(login, baseUrl, at),
    headers: {
      accept: '*/*',
      ...(login.contentType === undefined ? {} : { 'content-type': login.contentType }),
      ...Object.fromEntries(written),
    },
    ...(body === undefined ? {} : { body }),
    ...tokenOf(login, at),
  };
  const inHeaders = written.flatMap(([name, value]) => (isCredentialName(name) ? [value] : []));
  return { call, secrets: [...inHeaders, ...secretsOf(login)] };
}

function urlOf({ endpoint, externalEndpointURL }: WfcLogin, baseUrl: string, at: Where): string {
  // A path is one of the server, not of the target's base URL: it carries /api and the like itself.
  const url = externalEndpointURL ?? (endpoint?.startsWith('/') ? new URL(baseUrl).origin + endpoint : undefined);
  if (url !== undefined && URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)) return url;
  throw invalid(
    `${at(externalEndpointURL === undefined ? '/endpoint' : '/externalEndpointURL')}: the login has no address`,
    'write endpoint: /path of the same server, or externalEndpointURL: https://host/path',
  );
}

function bodyOf({ payloadRaw, payloadUserPwd, contentType = '' }: WfcLogin, at: Where): string | undefined {
  if (payloadUserPwd === undefined || payloadRaw !== undefined) return payloadRaw;
  const { usernameField, username, passwordField, password } = payloadUserPwd;
  const fields = { [usernameField]: username, [passwordField]: password };
  if (/[/+]json\b/i.test(contentType)) return JSON.stringify(fields);
  if (/^application\/x-www-form-urlencoded\b/i.test(contentType)) return new URLSearchParams(fields).toString();
  throw invalid(
    `${at('/contentType')}: payloadUserPwd cannot be written as "${contentType}"`,
    'write contentType: application/json or application/x-www-form-urlencoded, or the payload as payloadRaw',
  );
}

/** Where the token is and goes, in the words of today's format or of the one before it. */
function tokenOf({ token, expectCookies }: WfcLogin, at: Where): Pick<LoginCall, 'from' | 'header' | 'template'> {
  if (token === undefined) {
    if (expectCookies === true) return { from: { cookies: true }, header: 'cookie', template: '{token}' };
    throw invalid(
      `${at('')}: the login has neither token nor expectCookies: true`,
      'say where its response has the token',
    );
  }
  const { sendIn = 'header', extractFrom, extractSelector } = token;
  if (sendIn !== 'header')
    throw invalid(`${at('/token/sendIn')}: a token cannot be sent in "${sendIn}"`, 'only sendIn: header is supported');
  const pointer = token.extractFromField ?? (extractFrom === 'body' ? extractSelector : undefined);
  const header = token.extractFromHeader ?? (extractFrom === 'header' ? extractSelector : undefined);
  const name = token.sendName ?? token.httpHeaderName;
  const template = token.sendTemplate ?? `${token.headerPrefix ?? ''}{token}${token.headerPostfix ?? ''}`;
  if (name === undefined || (pointer === undefined && header === undefined))
    throw invalid(
      `${at('/token')}: the token has no ${name === undefined ? 'sendName' : 'extractFrom with extractSelector'}`,
      'write extractFrom: body, extractSelector: /pointer, sendIn: header, sendName: Authorization, sendTemplate: "Bearer {token}"',
    );
  if (!template.includes('{token}'))
    throw invalid(`${at('/token/sendTemplate')}: sendTemplate has no {token}`, 'write sendTemplate: "Bearer {token}"');
  // An older file may leave out the slash.
  const from = header === undefined ? { pointer: pointer?.startsWith('/') ? pointer : `/${pointer}` } : { header };
  return { from, header: name, template };
}

/** What of a login's body lets one log in: not the user's name, which the server's own responses may show. */
function secretsOf({ payloadRaw, payloadUserPwd }: WfcLogin): readonly string[] {
  if (payloadRaw === undefined) return payloadUserPwd === undefined ? [] : [payloadUserPwd.password];
  const texts = textsOf(parsed(payloadRaw));
  const secret = texts.filter(([name]) => isCredentialName(name) || /^(pass|pwd|pin|code)$/i.test(name));
  return [payloadRaw, ...(secret.length > 0 ? secret : texts).map(([, text]) => text)];
}

function parsed(payload: string): Json {
  try {
    return JSON.parse(payload) as Json;
  } catch {
    // No JSON: a form.
    return Object.fromEntries(new URLSearchParams(payload));
  }
}

function textsOf(value: Json, name = ''): readonly (readonly [string, string])[] {
  if (typeof value === 'string') return [[name, value]];
  if (Array.isArray(value)) return (value as readonly Json[]).flatMap((item) => textsOf(item, name));
  return isObject(value) ? Object.entries(value).flatMap(([key, item]) => textsOf(item, key)) : [];
}

function invalid(fact: string, hint: string): HarnessError {
  return new HarnessError('TARGET_INVALID', fact, hint);
}
