import type { Plan } from '../../harness/suite.ts';
import { alterText } from './alter-text.ts';

/** Credential headers of a caller as it sends them, by the names that the contract's schemes give them. */
export function credentialHeaders(
  { contract, target }: Pick<Plan, 'contract' | 'target'>,
  caller: 'admin' | 'member' | 'otherOrganization' = 'admin',
): Readonly<Record<string, string>> {
  const names = contract.profile.auth.schemes
    .flatMap(({ headers }) => Object.keys(headers))
    .map((name) => name.toLowerCase());
  const own = Object.entries(target.callers[caller]?.headers ?? {});
  return Object.fromEntries(own.filter(([name]) => names.includes(name.toLowerCase())));
}

/** What stands before the secret in a header's value: a scheme word, or the name of a cookie. */
export function secretLabel(header: string, value: string): string {
  const pattern = header.toLowerCase() === 'cookie' ? /^[^=;]+=/ : /^\S+ /;
  return pattern.exec(value)?.[0] ?? '';
}

/** A header's value with the first half of its secret; `undefined` where half of it may decode to the whole, or is too little. */
export function halve(header: string, value: string): string | undefined {
  const label = secretLabel(header, value);
  const secret = value.slice(label.length);
  return /^basic /i.test(label) || secret.length < 8 ? undefined : label + secret.slice(0, secret.length / 2);
}

/** A header's value with the letters of its secret in the other case; `undefined` where that is the same: no letters, hexadecimal, a user beside it. */
export function swapCase(header: string, value: string): string | undefined {
  const label = secretLabel(header, value);
  const secret = value.slice(label.length);
  const other = [...secret].map((one) => (one === one.toLowerCase() ? one.toUpperCase() : one.toLowerCase())).join('');
  return /^basic /i.test(label) || other === secret || /^[0-9a-f-]+$/i.test(secret) ? undefined : label + other;
}

/** A header's value with another secret: scheme word and form stay, and Basic credentials keep their user. */
export function spoil(value: string): string {
  const [, word = '', secret = value] = /^(\S+ )(.+)$/.exec(value) ?? [];
  if (/^basic /i.test(word)) {
    const plain = Buffer.from(secret, 'base64').toString();
    const at = plain.lastIndexOf(':');
    // Whichever half holds the secret is spoiled; the other may be empty.
    const spoiled =
      at >= 0 && at < plain.length - 1
        ? plain.slice(0, at + 1) + alterText(plain.slice(at + 1))
        : `${alterText(plain.slice(0, at))}:`;
    return word + Buffer.from(spoiled).toString('base64');
  }
  return word + alterText(secret);
}

/** Credentials of a scheme for a caller who does not exist. */
export function inventedHeaders(
  { contract }: Pick<Plan, 'contract'>,
  scheme: string,
): Readonly<Record<string, string>> {
  const headers = contract.profile.auth.schemes.find(({ name }) => name === scheme)?.headers ?? {};
  const secret = 'rolecall-0123456789abcdef-nobody';
  const basic = Buffer.from(`nobody:${secret}`).toString('base64');
  return Object.fromEntries(
    Object.entries(headers).map(([name, template]) => [
      name,
      template.replace('{secret}', secret).replace('{basic}', basic),
    ]),
  );
}
