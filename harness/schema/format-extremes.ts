import type { Json } from '../model/json.ts';

/** A value at an edge of a format. */
interface FormatExtreme {
  readonly way: string;
  readonly value: Json;
  /** The standard allows it, and sound readers refuse it all the same. */
  readonly arguable?: true;
}

const extremes: Readonly<Record<string, readonly FormatExtreme[]>> = {
  date: [
    { way: 'last-day', value: '9999-12-31' },
    { way: 'leap-day', value: '2000-02-29' },
    { way: 'before-1970', value: '1969-12-31' },
  ],
  'date-time': [
    { way: 'last-second', value: '9999-12-31T23:59:59Z' },
    { way: 'leap-day', value: '2024-02-29T12:00:00+14:00' },
    { way: 'before-1970', value: '1969-12-31T12:00:00-12:00' },
    { way: 'nanoseconds', value: '2024-01-01T00:00:00.123456789Z', arguable: true },
    { way: 'leap-second', value: '1998-12-31T23:59:60Z', arguable: true },
    { way: 'lower-case', value: '2024-01-01t00:00:00z', arguable: true },
    { way: 'widest-offset', value: '2024-01-01T00:00:00+23:59', arguable: true },
    { way: 'year-zero', value: '0000-01-01T00:00:00Z', arguable: true },
  ],
  time: [
    { way: 'last-second', value: '23:59:59Z' },
    { way: 'with-offset', value: '00:00:00.5-05:30' },
    { way: 'leap-second', value: '23:59:60Z', arguable: true },
    { way: 'lower-case', value: '12:00:00z', arguable: true },
    { way: 'widest-offset', value: '12:00:00-23:59', arguable: true },
  ],
  email: [
    { way: 'plus-tag', value: 'ada+tag@example.com' },
    { way: 'quote-mark', value: "o'hara@example.com" },
  ],
  uuid: [
    { way: 'version-7', value: '01890a5d-ac96-774b-bcce-b302099a8057' },
    { way: 'upper-case', value: '0F8FAD5B-D9CB-469F-A165-70867728950E', arguable: true },
  ],
  uri: [{ way: 'query-and-fragment', value: 'https://example.com/a%20b?q=1&r=%C3%A9#top' }],
  int32: [
    { way: 'greatest', value: 2 ** 31 - 1 },
    { way: 'least', value: -(2 ** 31) },
  ],
  int64: [
    { way: 'greatest-exact', value: Number.MAX_SAFE_INTEGER },
    { way: 'least-exact', value: Number.MIN_SAFE_INTEGER },
    { way: 'past-32-bits', value: 2 ** 31 },
  ],
};

/** Valid values at the edges of a format. */
export function formatExtremes(format: string): readonly FormatExtreme[] {
  return (Object.hasOwn(extremes, format) ? extremes[format] : undefined) ?? [];
}

/** Numbers that a document without limits allows and that a server may hold no place for. */
export const wideIntegers: readonly FormatExtreme[] = [
  { way: 'past-32-bits', value: 2 ** 31, arguable: true },
  { way: 'greatest-exact', value: Number.MAX_SAFE_INTEGER, arguable: true },
  { way: 'least-exact', value: Number.MIN_SAFE_INTEGER, arguable: true },
];
