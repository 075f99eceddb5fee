import type { Fault, MockCall } from '../../../model/mock.ts';
import type { Refusal } from '../../../model/profile.ts';
import { requestUses } from '../../fault-kit/applies.ts';
import { excludesNull, isWrongType } from '../../fault-kit/request-shape.ts';
import { bodyText, breaksDownOn } from '../../fault-kit/server-error.ts';
import { hasUnknownField } from '../../fault-kit/unknown-fields.ts';

type Trips = (call: MockCall) => boolean;

const refusedFor =
  (refusal: Refusal): Trips =>
  (call) =>
    call.refusal === refusal;
const written =
  (pattern: RegExp): Trips =>
  (call) =>
    pattern.test(bodyText(call));
const hasIdFormat: Fault['appliesTo'] = ({ profile }) =>
  profile.resource.format !== 'opaque' || 'any text may be an id';

/** What it breaks down on, the requirement that is to catch it, when it does, and which contracts can have it. */
const kinds: readonly (readonly [string, string, string, Trips, Fault['appliesTo']?])[] = [
  ['array-body', 'a body that is a list', 'reject.not-an-object', (call) => Array.isArray(call.body)],
  ['big-number', 'numbers that need more than 64 bits', 'reject.hostile-strings', written(/\d{19,}|\de\d{3}/)],
  [
    'deep-nesting',
    'deeply nested bodies',
    'reject.deep-nesting',
    (call) => /[[{]{60}|(?:\{"a":){60}/.test(bodyText(call).replaceAll(/\s/g, '')),
  ],
  ['empty-body', 'an empty body', 'reject.empty-body', refusedFor('empty-body')],
  ['large-body', 'large bodies', 'reject.oversized-body', refusedFor('oversized-body')],
  ['long-string', 'texts of more than 10,000 characters', 'reject.hostile-strings', written(/"[^"]{10000,}"/)],
  ['malformed-id', 'an id that cannot be one', 'missing.malformed-id', refusedFor('malformed-id'), hasIdFormat],
  ['malformed-json', 'what is no JSON', 'reject.malformed-json', refusedFor('malformed-json')],
  ['media-type', 'a media type that it does not know', 'reject.wrong-media-type', refusedFor('wrong-media-type')],
  [
    'missing-field',
    'a body without a required field',
    'reject.schema',
    (call) => call.refusal === 'missing-field' && call.violation?.keyword === 'required',
    requestUses('required'),
  ],
  ['nul', 'a text with a NUL', 'reject.hostile-strings', written(/\\u0000/)],
  ['null-body', 'a body that is null', 'reject.not-an-object', (call) => call.body === null],
  [
    'null',
    'null',
    'reject.schema',
    (call) => call.body !== undefined && call.refusal !== undefined && JSON.stringify(call.body).includes('null'),
    excludesNull,
  ],
  ['prototype-key', 'a member named __proto__', 'reject.prototype-keys', written(/__proto__/)],
  ['surrogate', 'half a surrogate pair', 'reject.hostile-strings', written(/\\ud[89a-f]/i)],
  [
    'truncated-json',
    'JSON that ends too early and nothing else',
    'reject.malformed-json',
    (call) => call.refusal === 'malformed-json' && /^\{[^}]*$/.test(bodyText(call)),
  ],
  ['unknown-field', 'a field that it does not know', 'accept.unknown-field', hasUnknownField],
  ['unknown-user', 'an id that nobody has', 'missing.unknown-user', refusedFor('unknown-user')],
  [
    'wrong-type',
    'a value of another type',
    'reject.schema',
    (call) => call.refusal === 'invalid-value' && isWrongType(call),
  ],
];

/** Breaks down on one kind of request each. */
export default kinds.map(([name, what, requirement, trips, appliesTo]) => ({
  id: `crash-on-${name}`,
  description: `breaks down on ${what}`,
  ...(appliesTo === undefined ? {} : { appliesTo }),
  caughtBy: { requirement, code: 'server-error' },
  responses: breaksDownOn(trips),
})) satisfies readonly Fault[];
