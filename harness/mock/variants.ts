import type { Contract } from '../model/contract.ts';
import type { MockOptions } from '../model/mock.ts';
import type { Refusal } from '../model/profile.ts';
import { customaryStatuses } from './customary-statuses.ts';
import { statusesOfRefusal } from './statuses-of-refusal.ts';

/** An honest server that chooses otherwise than the usual one: no verdict on it may be a failure. */
export interface Variant {
  readonly id: string;
  /** One sentence: what this server chooses. */
  readonly description: string;
  /** True, or why a contract cannot have it. */
  readonly appliesTo: (contract: Contract) => true | string;
  readonly options: Pick<MockOptions, 'variant' | 'limit' | 'latencyMs' | 'jitterMs'>;
}

const always = (): true => true;

/** Some refusal has at least so many statuses to choose among. */
function hasAlternative(position: number): (contract: Contract) => true | string {
  return (contract) =>
    (Object.keys(customaryStatuses) as Refusal[]).some(
      (refusal) => statusesOfRefusal(contract, contract.update, refusal).length > position,
    ) || `no refusal has ${position + 1} statuses`;
}

/** Each of these refusals may be responded to with the status. */
function mayRespond(status: number, refusals: readonly Refusal[]): (contract: Contract) => true | string {
  return (contract) =>
    refusals.every((refusal) => statusesOfRefusal(contract, contract.update, refusal).includes(status)) ||
    `the contract gives other statuses than ${status} for ${refusals.join(', ')}`;
}

function responding(id: string, description: string, status: number, refusals: readonly Refusal[]): Variant {
  const statuses = Object.fromEntries(refusals.map((refusal) => [refusal, status]));
  return { id, description, appliesTo: mayRespond(status, refusals), options: { variant: { statuses } } };
}

function choosing(id: string, description: string, variant: NonNullable<MockOptions['variant']>): Variant {
  return { id, description, appliesTo: always, options: { variant } };
}

const content: readonly Refusal[] = ['invalid-value', 'missing-field', 'unknown-role'];
const strangers: readonly Refusal[] = ['no-credentials', 'wrong-credentials'];

/** Every honest variant that has a name; `usual` is the mock without any choice. */
export const variants: readonly Variant[] = [
  choosing('usual', 'chooses what is most usual', {}),
  {
    id: 'second-statuses',
    description: 'responds each refusal with the second status that fits it',
    appliesTo: hasAlternative(1),
    options: { variant: { alternative: 1 } },
  },
  {
    id: 'third-statuses',
    description: 'responds each refusal with the third status that fits it',
    appliesTo: hasAlternative(2),
    options: { variant: { alternative: 2 } },
  },
  responding('content-400', 'responses invalid content with 400', 400, content),
  responding('content-422', 'responses invalid content with 422', 422, content),
  responding('json-422', 'responses what is no JSON object with 422', 422, [
    'malformed-json',
    'empty-body',
    'not-an-object',
  ]),
  responding('media-type-400', 'responses another media type with 400', 400, ['wrong-media-type']),
  responding('media-type-415', 'responses another media type with 415', 415, ['wrong-media-type']),
  responding('strangers-401', 'responses strangers with 401', 401, strangers),
  responding('strangers-403', 'responses strangers with 403', 403, strangers),
  responding('others-403', 'responses users of other organizations with 403', 403, ['other-organization']),
  responding('others-404', 'responses users of other organizations with 404', 404, ['other-organization']),
  responding('weak-404', 'hides users from callers without the right to change them', 404, [
    'insufficient-role',
    'self-promotion',
  ]),
  responding('removed-410', 'responses removed users with 410', 410, ['removed-user']),
  responding('malformed-id-404', 'responses ids that cannot be one with 404', 404, ['malformed-id']),
  choosing('unknown-fields-refused', 'refuses fields that the document does not declare', { unknownFields: 'refuse' }),
  choosing('extra-fields', 'responses fields that the document does not declare', { extraFields: true }),
  choosing('charset', 'names the charset of its bodies', { charset: true }),
  choosing('key-order', 'writes members in another order', { keyOrder: 'reversed' }),
  choosing('microseconds', 'writes timestamps to the microsecond with a numeric offset', {
    timestamps: 'microseconds',
  }),
  choosing('nulls', 'writes null for what a user does not have', { empty: 'null' }),
  choosing('absent', 'leaves out what a user does not have', { empty: 'absent' }),
  choosing('still-no-ops', 'leaves timestamps alone when nothing changes', { noOps: 'still' }),
  choosing('permissions-first', 'looks at permissions before it reads the body', { order: 'permissions-first' }),
  choosing('body-first', 'looks at the body before it looks for the user', { order: 'body-first' }),
  choosing('undecided-accepted', 'accepts what the prose leaves open', { undecided: 'accept' }),
  choosing('lenient-ids', 'looks for users by any text', { ids: 'lenient' }),
  choosing('pretty', 'indents its JSON', { layout: 'pretty' }),
  choosing('chunked', 'sends bodies in chunks', { framing: 'chunked' }),
  choosing('compressed', 'compresses bodies where the client takes that', { compression: 'gzip' }),
  choosing('lower-case-headers', 'writes header names in lower case', { headerNames: 'lower' }),
  choosing('closing', 'closes the connection after each response', { connection: 'close' }),
  choosing('small-pages', 'lists three users on a page', { pageSize: 3 }),
  {
    id: 'slow',
    description: 'takes 200 ms and up to 100 more for a response',
    appliesTo: always,
    options: { latencyMs: 200, jitterMs: 100 },
  },
  {
    id: 'narrow-limit',
    description: 'allows three requests in three seconds',
    appliesTo: always,
    options: { limit: { requests: 3, windowSeconds: 3 } },
  },
  {
    id: 'wide-limit',
    description: 'allows two hundred requests in a minute',
    appliesTo: always,
    options: { limit: { requests: 200, windowSeconds: 60 } },
  },
];
