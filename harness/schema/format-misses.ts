import type { Json } from '../model/json.ts';
import type { NearMiss } from './near-misses.ts';

const missesByFormat: Readonly<Record<string, Readonly<Record<string, Json>>>> = {
  email: {
    'without-at': 'ada.example.com',
    'without-local-part': '@example.com',
    'without-domain': 'ada@',
    'two-ats': 'ada@b@example.com',
    'inner-space': 'a da@example.com',
    'dot-at-the-end': 'ada.@example.com',
  },
  'idn-email': { 'without-at': 'ada.example.com', 'without-domain': 'ada@' },
  uuid: {
    'one-digit-short': '0f8fad5b-d9cb-469f-a165-70867728950',
    'without-hyphens': '0f8fad5bd9cb469fa16570867728950e',
    'letter-past-f': '0f8fad5b-d9cb-469f-a165-70867728950g',
    'in-braces': '{0f8fad5b-d9cb-469f-a165-70867728950e}',
  },
  date: {
    'month-13': '2024-13-01',
    'day-30-of-february': '2024-02-30',
    'no-leap-year': '2023-02-29',
    'without-zeros': '2024-1-1',
    slashes: '2024/01/01',
    'with-time': '2024-01-01T00:00:00Z',
  },
  time: { 'hour-24': '24:00:00Z', 'minute-60': '12:60:00Z', 'without-zone': '12:00:00', 'without-seconds': '12:00Z' },
  'date-time': {
    'hour-25': '2024-01-01T25:00:00Z',
    'day-30-of-february': '2024-02-30T00:00:00Z',
    'without-zone': '2024-01-01T00:00:00',
    'only-a-date': '2024-01-01',
    'unix-time': '1704067200',
  },
  duration: { 'without-p': '1D', 'without-number': 'PD', 'time-without-t': 'P1H', empty: '' },
  uri: {
    'without-scheme': 'example.com/path',
    'inner-space': 'https://example.com/a b',
    relative: '/path',
    'only-scheme': '://',
  },
  url: { 'without-scheme': 'example.com/path', 'inner-space': 'https://example.com/a b', 'only-scheme': '://' },
  iri: { 'without-scheme': 'exämple.com/päth', 'inner-space': 'https://exämple.com/a b' },
  'iri-reference': { 'inner-space': '/ä b', 'bad-escape': '/%zz' },
  'idn-hostname': { 'inner-space': 'ä b', 'hyphen-first': '-ä.example', 'two-dots': 'ä..example' },
  'uri-reference': { 'inner-space': '/a b', backslash: '\\\\host\\path', 'bad-escape': '/%zz' },
  hostname: { underscore: 'a_b.example', 'hyphen-first': '-a.example', 'two-dots': 'a..example', 'inner-space': 'a b' },
  ipv4: { '256': '256.0.0.1', 'three-parts': '1.2.3', 'five-parts': '1.2.3.4.5', 'leading-zero': '01.2.3.4' },
  ipv6: { 'two-gaps': '::1::', 'letter-past-f': '::g', 'nine-groups': '1:2:3:4:5:6:7:8:9', ipv4: '127.0.0.1' },
  byte: { 'wrong-length': 'YWJ', 'wrong-character': 'YW!=', 'inner-padding': 'Y=Jj' },
  int32: { 'one-too-many': 2 ** 31, 'one-too-few': -(2 ** 31) - 1, fraction: 1.5 },
  int64: { fraction: 1.5 },
  unixtime: { fraction: 1.5, milliseconds: 1_704_067_200_000 },
  regex: { 'unclosed-group': '(', 'unclosed-class': '[a' },
  'json-pointer': { 'without-slash': 'a/b', 'bad-escape': '/a~2' },
};

/** Values that almost have a format. */
export function* formatMisses(format: string): Generator<NearMiss> {
  const misses = Object.hasOwn(missesByFormat, format) ? missesByFormat[format] : undefined;
  for (const [way, after] of Object.entries(misses ?? {})) yield { way, after };
}
