import { HarnessError } from '../errors.ts';
import type { Json } from '../model/json.ts';
import type { Refusal } from '../model/profile.ts';
import { customaryStatuses } from './customary-statuses.ts';

/** Everything that honest servers do differently, each with one value. */
export interface Choices {
  /** Position in the list of statuses that fit a refusal; past the end means the last. */
  readonly alternative: number;
  /** Statuses by refusal, before `alternative`. */
  readonly statuses: Partial<Record<Refusal, number>>;
  readonly unknownFields: 'ignore' | 'refuse';
  /** Adds fields that the document does not declare, where its schema is open. */
  readonly extraFields: boolean;
  readonly charset: boolean;
  readonly keyOrder: 'documented' | 'reversed';
  readonly timestamps: 'milliseconds' | 'microseconds';
  /** How optional nullable fields without a value are shown. */
  readonly empty: 'mixed' | 'absent' | 'null';
  /** Whether an update that changes nothing touches the timestamps. */
  readonly noOps: 'touch' | 'still';
  readonly order: 'usual' | 'form-first' | 'permissions-first' | 'body-first';
  /** What a rule that only keeps values out of valid updates does to them. */
  readonly undecided: 'refuse' | 'accept';
  /** Malformed ids are refused as such, or looked up and not found. */
  readonly ids: 'strict' | 'lenient';
  readonly layout: 'compact' | 'pretty';
  readonly framing: 'length' | 'chunked';
  /** Bodies are compressed where the client takes that. */
  readonly compression: 'none' | 'gzip';
  readonly headerNames: 'title' | 'lower';
  /** `close` says so in a header; `drop` ends the connection a moment after each response, as RFC 9112 section 9.3.1 permits. */
  readonly connection: 'keep' | 'close' | 'drop';
  /** Milliseconds until reads show an update. */
  readonly lagMs: number;
  /** `early`: a body that is announced as too large is refused before it is read, and the connection ended. */
  readonly oversized: 'whole' | 'early';
  /** Repeats the body of a refused request in its error, where the error's schema is open. */
  readonly echo: boolean;
  /** Order in which reads show the items of a list of roles. */
  readonly arrays: 'kept' | 'reversed';
  /** How UUIDs are written in responses: RFC 9562 section 4 has them read in either case. */
  readonly idCase: 'lower' | 'upper';
  /** Adds fields that follow from the role and that the document does not declare, where its schema is open. */
  readonly derived: boolean;
  /** Adds what says who changed a user last, and how often, where its schema is open. */
  readonly audit: boolean;
  /** Sends entity tags and honors If-Match, where the profile says nothing of it. */
  readonly etags: boolean;
  /** Users on one page of the list, where the contract has pages. */
  readonly pageSize: number;
  /** A firewall stands before it: what attacks are made of, and what is large, gets its own page. */
  readonly firewall: boolean;
  /** What becomes of an attribute that is set to the empty text. */
  readonly emptyTexts: 'keep' | 'refuse';
  /** Holds to that too where only a field says that there are more. */
  readonly shortPages: boolean;
  /** Shows a page without users, and a cursor, before each further page. */
  readonly emptyPages: boolean;
  /** Whether `1.0` and `1e0` are whole numbers. */
  readonly wholeNumbers: 'by-value' | 'by-text';
}

/** What an ordinary server does. */
export const usualChoices: Choices = {
  alternative: 0,
  statuses: {},
  unknownFields: 'ignore',
  extraFields: false,
  charset: false,
  keyOrder: 'documented',
  timestamps: 'milliseconds',
  empty: 'mixed',
  noOps: 'touch',
  order: 'usual',
  undecided: 'refuse',
  ids: 'strict',
  layout: 'compact',
  framing: 'length',
  compression: 'none',
  headerNames: 'title',
  connection: 'keep',
  lagMs: 0,
  oversized: 'whole',
  echo: false,
  arrays: 'kept',
  idCase: 'lower',
  derived: false,
  audit: false,
  etags: false,
  pageSize: 100,
  firewall: false,
  emptyTexts: 'keep',
  shortPages: false,
  emptyPages: false,
  wholeNumbers: 'by-value',
};

const allowed: { readonly [K in keyof Choices]: readonly Json[] | 'whole' | 'statuses' } = {
  alternative: 'whole',
  statuses: 'statuses',
  unknownFields: ['ignore', 'refuse'],
  extraFields: [true, false],
  charset: [true, false],
  keyOrder: ['documented', 'reversed'],
  timestamps: ['milliseconds', 'microseconds'],
  empty: ['mixed', 'absent', 'null'],
  noOps: ['touch', 'still'],
  order: ['usual', 'form-first', 'permissions-first', 'body-first'],
  undecided: ['refuse', 'accept'],
  ids: ['strict', 'lenient'],
  layout: ['compact', 'pretty'],
  framing: ['length', 'chunked'],
  compression: ['none', 'gzip'],
  headerNames: ['title', 'lower'],
  connection: ['keep', 'close', 'drop'],
  lagMs: 'whole',
  oversized: ['whole', 'early'],
  echo: [true, false],
  arrays: ['kept', 'reversed'],
  idCase: ['lower', 'upper'],
  derived: [true, false],
  audit: [true, false],
  etags: [true, false],
  pageSize: 'whole',
  firewall: [true, false],
  emptyTexts: ['keep', 'refuse'],
  shortPages: [true, false],
  emptyPages: [true, false],
  wholeNumbers: ['by-value', 'by-text'],
};

/** The usual choices with those of a variant; USAGE when a key or a value is none that the mock knows. */
export function chooseVariant(variant: Readonly<Record<string, Json>> = {}): Choices {
  for (const [key, value] of Object.entries(variant)) {
    if (!Object.hasOwn(allowed, key)) {
      throw usage(
        `the mock has no choice named ${JSON.stringify(key)}`,
        `choose among ${Object.keys(allowed).join(', ')}`,
      );
    }
    const values = allowed[key as keyof Choices];
    const fits =
      values === 'whole'
        ? Number.isInteger(value) && Number(value) >= (key === 'pageSize' ? 1 : 0)
        : values === 'statuses'
          ? isStatuses(value)
          : values.includes(value);
    if (fits) continue;
    const expected =
      values === 'whole' ? 'a whole number' : values === 'statuses' ? 'statuses by refusal' : values.join(' or ');
    throw usage(
      `the mock's choice ${key} is ${JSON.stringify(value)}, expected ${expected}`,
      `set ${key} to ${expected}`,
    );
  }
  return { ...usualChoices, ...(variant as Partial<Choices>) };
}

function isStatuses(value: Json): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.entries(value).every(
    ([refusal, status]) => Object.hasOwn(customaryStatuses, refusal) && Number.isInteger(status),
  );
}

function usage(message: string, hint: string): HarnessError {
  return new HarnessError('USAGE', message, hint);
}
