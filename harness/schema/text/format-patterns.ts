const HEX = '[0-9a-f]';
const LABEL = '[a-z][a-z0-9]{0,7}';
// Domains that are reserved for examples (RFC 2606): a value that escapes reaches nobody.
const HOST = '(?:[a-z0-9]{1,8}\\.)?example\\.(?:com|org|net)';
const OCTET = '(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])';
const LEAP = '(?:[0-9][0-9](?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)';
const DATE = `(?:[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))|${LEAP}-02-29)`;
const CLOCK = '(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\\.[0-9]{1,6})?';
const ZONE = '(?:Z|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])';
const PATH = '(?:/[a-zA-Z0-9._~-]{1,8}){0,3}';
const QUERY = '(?:\\?[a-z]{1,8}=[a-zA-Z0-9]{0,8})?(?:#[a-z]{0,8})?';
const ATOM = "[a-z0-9!#$%&'*+/=?^_`{|}~-]{1,12}";
const POINTER = '(?:/(?:[^~/]|~0|~1){0,12}){0,6}';

/**
 * Patterns whose every match has the format (not all that have it match: the odd corners are left out). Values are
 * made from these, so that a format joins with lengths and patterns like one more pattern.
 */
const PATTERNS: Readonly<Record<string, string>> = {
  email: `^${ATOM}(?:\\.${ATOM}){0,2}@${HOST}$`,
  'idn-email': `^[a-zà-öø-ÿα-ωа-я0-9]{1,20}@${HOST}$`,
  uuid: `^${HEX}{8}-${HEX}{4}-[1-8]${HEX}{3}-[89ab]${HEX}{3}-${HEX}{12}$`,
  date: `^${DATE}$`,
  time: `^${CLOCK}${ZONE}$`,
  'date-time': `^${DATE}T${CLOCK}${ZONE}$`,
  'iso-time': `^${CLOCK}${ZONE}$`,
  'iso-date-time': `^${DATE}T${CLOCK}${ZONE}$`,
  duration: '^P(?:[0-9]{1,3}W|[0-9]{1,3}D|[0-9]{1,2}Y(?:[0-9]{1,2}M)?|(?:[0-9]{1,2}D)?T[0-9]{1,3}[HMS])$',
  uri: `^(?:https?|ftp)://${HOST}(?::[1-9][0-9]{1,3})?${PATH}${QUERY}$`,
  url: `^https?://${HOST}(?::[1-9][0-9]{1,3})?${PATH}$`,
  'uri-reference': `^(?:https?://${HOST})?${PATH}${QUERY}$`,
  'uri-template': '^(?:/[a-z0-9]{1,8}|/\\{[a-z]{1,8}\\}){0,4}$',
  hostname: `^${LABEL}(?:-[a-z0-9]{1,4})?(?:\\.${LABEL}){0,3}$`,
  ipv4: `^${OCTET}(?:\\.${OCTET}){3}$`,
  ipv6: `^(?:(?:${HEX}{1,4}:){7}${HEX}{1,4}|(?:${HEX}{1,4}:){1,6}:${HEX}{1,4}|::(?:${HEX}{1,4})?)$`,
  byte: '^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$',
  regex: '^[a-z0-9]*$',
  'json-pointer': `^${POINTER}$`,
  'json-pointer-uri-fragment': '^#(?:/[a-z0-9_-]{0,12}){0,6}$',
  'relative-json-pointer': `^(?:0|[1-9][0-9]{0,3})(?:#|${POINTER})$`,
};

/** The pattern that texts of a format are made from; undefined for a format that asks nothing of a text. */
export function formatPattern(format: string): string | undefined {
  return Object.hasOwn(PATTERNS, format) ? PATTERNS[format] : undefined;
}
