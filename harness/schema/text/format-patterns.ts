const hex = '[0-9a-f]';
const label = '[a-z][a-z0-9]{0,7}';
// Domains that are reserved for examples (RFC 2606): a value that escapes reaches nobody.
const host = '(?:[a-z0-9]{1,8}\\.)?example\\.(?:com|org|net)';
const octet = '(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])';
// Years that every calendar of a client knows: year 0000 is valid and refused by many.
const year = '(?:19[0-9]{2}|20[0-9]{2}|21[0-9]{2})';
const leap = '(?:(?:19|20|21)(?:0[48]|[2468][048]|[13579][26])|2000)';
const date = `(?:${year}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))|${leap}-02-29)`;
const clock = '(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\\.[0-9]{1,6})?';
const zone = '(?:Z|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])';
const path = '(?:/[a-zA-Z0-9._~-]{1,8}){0,3}';
const query = '(?:\\?[a-z]{1,8}=[a-zA-Z0-9]{0,8})?(?:#[a-z]{0,8})?';
const atom = "[a-z0-9!#$%&'*+/=?^_`{|}~-]{1,12}";
const pointer = '(?:/(?:[^~/]|~0|~1){0,12}){0,6}';

/**
 * Patterns whose every match has the format (not all that have it match: the odd corners are left out). Values are
 * made from these, so that a format joins with lengths and patterns like one more pattern.
 */
const patterns: Readonly<Record<string, string>> = {
  email: `^${atom}(?:\\.${atom}){0,2}@${host}$`,
  'idn-email': `^[a-zà-öø-ÿα-ωа-я0-9]{1,20}@${host}$`,
  uuid: `^${hex}{8}-${hex}{4}-[1-8]${hex}{3}-[89ab]${hex}{3}-${hex}{12}$`,
  date: `^${date}$`,
  time: `^${clock}${zone}$`,
  'date-time': `^${date}T${clock}${zone}$`,
  'iso-time': `^${clock}${zone}$`,
  'iso-date-time': `^${date}T${clock}${zone}$`,
  duration: '^P(?:[0-9]{1,3}W|[0-9]{1,3}D|[0-9]{1,2}Y(?:[0-9]{1,2}M)?|(?:[0-9]{1,2}D)?T[0-9]{1,3}[HMS])$',
  uri: `^(?:https?|ftp)://${host}(?::[1-9][0-9]{1,3})?${path}${query}$`,
  url: `^https?://${host}(?::[1-9][0-9]{1,3})?${path}$`,
  iri: `^https?://(?:[a-zà-öø-ÿ]{1,8}\\.)?example\\.(?:com|org|net)(?:/[a-zà-öø-ÿα-ωа-я0-9~-]{1,8}){0,3}$`,
  'iri-reference': `^(?:/[a-zà-öø-ÿα-ωа-я0-9~-]{1,8}){0,3}$`,
  'idn-hostname': `^(?:[a-zà-öø-ÿ]{1,8}\\.)?example\\.(?:com|org|net)$`,
  'uri-reference': `^(?:https?://${host})?${path}${query}$`,
  'uri-template': '^(?:/[a-z0-9]{1,8}|/\\{[a-z]{1,8}\\}){0,4}$',
  hostname: `^${label}(?:-[a-z0-9]{1,4})?(?:\\.${label}){0,3}$`,
  ipv4: `^${octet}(?:\\.${octet}){3}$`,
  ipv6: `^(?:(?:${hex}{1,4}:){7}${hex}{1,4}|(?:${hex}{1,4}:){1,6}:${hex}{1,4}|::(?:${hex}{1,4})?)$`,
  byte: '^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$',
  regex: '^[a-z0-9]*$',
  'json-pointer': `^${pointer}$`,
  'json-pointer-uri-fragment': '^#(?:/[a-z0-9_-]{0,12}){0,6}$',
  'relative-json-pointer': `^(?:0|[1-9][0-9]{0,3})(?:#|${pointer})$`,
};

/** The pattern that texts of a format are made from; undefined for a format that asks nothing of a text. */
export function formatPattern(format: string): string | undefined {
  return Object.hasOwn(patterns, format) ? patterns[format] : undefined;
}
