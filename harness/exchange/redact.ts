import type { Target } from '../model/target.ts';
import { redactEncoded, redacted } from './redact-encoded.ts';
import { redactEscaped } from './redact-escaped.ts';
import { secretPatterns } from './secret-pattern.ts';

export { redacted };

/** Shorter texts are no secrets, and would take half of a response with them. */
const leastSecret = 4;
/** A user name beside a password is a secret only when it looks like a key. */
const leastUserName = 8;
/** Letters and digits together that are this long look like a key. */
const leastKey = 16;

/** Longest text whose redaction is remembered. */
const mostRemembered = 200;

/** Bytes that one character of a secret becomes at most, escaped twice or in HTML. */
const mostGrowth = 32;

/** A text without the secrets that it knows. */
export interface Redactor {
  (text: string): string;
  /** Most bytes of a text that stands for one of the secrets. */
  readonly longest?: () => number;
  /** One more secret: a token that was fetched while the run went on. */
  readonly learn?: (secret: string) => void;
}

/** Replaces every one of `secrets`, in any encoding in which a server may hand it back. */
export function createRedactor(secrets: readonly string[]): Redactor & Required<Redactor> {
  const known = new Set(secrets.flatMap(meant).filter((secret) => secret.length >= leastSecret));
  let pattern = patternOf(known);
  const plainly = (text: string) => (pattern === undefined ? text : text.replace(pattern, redacted));
  const find = (text: string) => (pattern === undefined ? [] : text.matchAll(pattern));
  /** Names and values of headers are the same in thousands of exchanges. */
  const seen = new Map<string, string>();
  const redactAnew = (text: string) => redactEncoded(redactEscaped(plainly(text), find), plainly);
  const redact = (text: string) => {
    if (pattern === undefined) return text;
    if (text.length > mostRemembered) return redactAnew(text);
    const clean = seen.get(text) ?? redactAnew(text);
    if (seen.size < 1000) seen.set(text, clean);
    return clean;
  };
  return Object.assign(redact, {
    longest: () => Math.max(0, ...[...known].map(({ length }) => length)) * mostGrowth,
    learn: (secret: string) => {
      for (const part of partsOf(secret).flatMap(meant)) if (part.length >= leastSecret) known.add(part);
      pattern = patternOf(known);
      seen.clear();
    },
  });
}

/** Replaces every secret of a target, and all else of its file that came from the environment and is not declared harmless. */
export function redactorOf(target: Target): Redactor & Required<Redactor> {
  return createRedactor([...secretsOf(target), ...(target.hidden ?? [])]);
}

/** Every text that lets one act as a caller of the target: header values, also without their scheme word, and their parts. */
export function secretsOf(target: Target): readonly string[] {
  const callers = Object.values(target.callers);
  const values = callers
    .flatMap((caller) => [caller.headers, ...Object.values(caller.schemes ?? {})])
    .flatMap(Object.values);
  const given = target.secrets ?? [];
  const proxy = target.connection?.proxy === undefined ? [] : [new URL(target.connection.proxy).password];
  // What the target file calls somebody by is in every read.
  const names = new Set([...target.testUsers, ...callers.map((caller) => caller.userId)]);
  return [...new Set([...values, ...given, ...proxy].flatMap(partsOf))].filter(
    (secret) => secret.length >= leastSecret && !names.has(secret),
  );
}

/** Those of them that no response may hold: the user-id beside a password of its own (RFC 7617 section 2) is a name that reads may show. */
export function unspeakableOf(target: Target): readonly string[] {
  const secrets = secretsOf(target);
  const userNames = secrets.flatMap((secret) => {
    const { user, password } = pairOf(secret) ?? { user: '', password: '' };
    const looksLikeKey = user.length >= leastKey && /[A-Za-z]/.test(user) && /\d/.test(user);
    return password.length >= leastSecret && !looksLikeKey ? [user] : [];
  });
  return secrets.filter((secret) => !userNames.includes(secret));
}

/** A credential, and what it says where it stands percent-encoded or as in a form: a server decodes it before it shows it. */
function meant(secret: string): readonly string[] {
  const found = new Set([secret]);
  for (const text of found) {
    if (found.size > 4) break;
    for (const form of [text, text.replaceAll('+', ' ')]) {
      try {
        if (/%[0-9A-Fa-f]{2}/.test(form)) found.add(decodeURIComponent(form));
      } catch {
        // A percent sign of its own.
      }
    }
  }
  return [...found];
}

/** User and password of a Basic credential. */
function pairOf(value: string): { readonly user: string; readonly password: string } | undefined {
  const [, credential] = /^basic\s+(\S.*)$/i.exec(value) ?? [];
  const text = credential === undefined ? '' : Buffer.from(credential, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  return colon < 0 ? undefined : { user: text.slice(0, colon), password: text.slice(colon + 1) };
}

function partsOf(value: string): readonly string[] {
  const words = /^(\S+)\s+(\S.*)$/.exec(value);
  const credential = words?.[2] ?? value;
  const pair = pairOf(value);
  const cookies = value.includes('=') ? value.split(/;\s*/).map((pair) => pair.slice(pair.indexOf('=') + 1)) : [];
  return [
    value,
    credential,
    ...(pair === undefined ? [] : [`${pair.user}:${pair.password}`, pair.password]),
    ...(pair !== undefined && pair.user.length >= leastUserName && !isAddress(pair.user, pair.password)
      ? [pair.user]
      : []),
    ...cookies.filter((cookie) => cookie.length >= leastUserName),
  ].filter((part) => part !== '');
}

/** An e-mail address beside a password is the user-id of RFC 7617: reads show it to whom it belongs. Any other user name may be a key. */
function isAddress(user: string, password: string): boolean {
  return password.length >= leastSecret && /^[^\s@]+@[^\s@]+$/.test(user);
}

function patternOf(secrets: ReadonlySet<string>): RegExp | undefined {
  if (secrets.size === 0) return undefined;
  // Longest first, so that a secret within another one does not leave the rest of it standing.
  const sources = [...new Set([...secrets].flatMap(secretPatterns))].sort((a, b) => b.length - a.length);
  return new RegExp(sources.join('|'), 'gi');
}
