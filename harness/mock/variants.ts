import type { Contract } from '../model/contract.ts';
import type { MockOptions } from '../model/mock.ts';
import type { Cause } from '../model/profile.ts';
import { customaryStatuses } from './customary-statuses.ts';
import { statusesOfCause } from './statuses-of-cause.ts';

/** An honest server that chooses otherwise than the usual one: no verdict on it may be a failure. */
export interface Variant {
  readonly id: string;
  /** One sentence: what this server chooses. */
  readonly says: string;
  /** True, or why a contract cannot have it. */
  readonly appliesTo: (contract: Contract) => true | string;
  readonly options: Pick<MockOptions, 'variant' | 'limit' | 'latencyMs' | 'jitterMs'>;
}

const always = (): true => true;

/** Some cause has at least so many statuses to choose among. */
function hasAlternative(position: number): (contract: Contract) => true | string {
  return (contract) =>
    (Object.keys(customaryStatuses) as Cause[]).some(
      (cause) => statusesOfCause(contract, contract.update, cause).length > position,
    ) || `no cause has ${position + 1} statuses`;
}

/** Each of these causes may be answered with the status. */
function mayAnswer(status: number, causes: readonly Cause[]): (contract: Contract) => true | string {
  return (contract) =>
    causes.every((cause) => statusesOfCause(contract, contract.update, cause).includes(status)) ||
    `the contract gives other statuses than ${status} for ${causes.join(', ')}`;
}

function answering(id: string, says: string, status: number, causes: readonly Cause[]): Variant {
  const statuses = Object.fromEntries(causes.map((cause) => [cause, status]));
  return { id, says, appliesTo: mayAnswer(status, causes), options: { variant: { statuses } } };
}

function choosing(id: string, says: string, variant: NonNullable<MockOptions['variant']>): Variant {
  return { id, says, appliesTo: always, options: { variant } };
}

const content: readonly Cause[] = ['invalid-value', 'missing-field', 'unknown-role'];
const strangers: readonly Cause[] = ['no-credentials', 'wrong-credentials'];

/** Every honest variant that has a name; `usual` is the mock without any choice. */
export const variants: readonly Variant[] = [
  choosing('usual', 'chooses what is most usual', {}),
  {
    id: 'second-statuses',
    says: 'answers each cause with the second status that fits it',
    appliesTo: hasAlternative(1),
    options: { variant: { alternative: 1 } },
  },
  {
    id: 'third-statuses',
    says: 'answers each cause with the third status that fits it',
    appliesTo: hasAlternative(2),
    options: { variant: { alternative: 2 } },
  },
  answering('content-400', 'answers invalid content with 400', 400, content),
  answering('content-422', 'answers invalid content with 422', 422, content),
  answering('json-422', 'answers what is no JSON object with 422', 422, [
    'malformed-json',
    'empty-body',
    'not-an-object',
  ]),
  answering('media-type-400', 'answers another media type with 400', 400, ['wrong-media-type']),
  answering('media-type-415', 'answers another media type with 415', 415, ['wrong-media-type']),
  answering('strangers-401', 'answers strangers with 401', 401, strangers),
  answering('strangers-403', 'answers strangers with 403', 403, strangers),
  answering('others-403', 'answers users of other organisations with 403', 403, ['other-organisation']),
  answering('others-404', 'answers users of other organisations with 404', 404, ['other-organisation']),
  answering('weak-404', 'hides users from callers without the right to change them', 404, [
    'insufficient-role',
    'self-promotion',
  ]),
  answering('removed-410', 'answers removed users with 410', 410, ['removed-subject']),
  answering('malformed-id-404', 'answers ids that cannot be one with 404', 404, ['malformed-id']),
  choosing('unknown-fields-refused', 'refuses fields that the document does not declare', { unknownFields: 'refuse' }),
  choosing('extra-fields', 'answers fields that the document does not declare', { extraFields: true }),
  choosing('charset', 'names the charset of its bodies', { charset: true }),
  choosing('key-order', 'writes members in another order', { keyOrder: 'reversed' }),
  choosing('microseconds', 'writes timestamps to the microsecond with a numeric offset', {
    timestamps: 'microseconds',
  }),
  choosing('nulls', 'writes null for what a user does not have', { empty: 'null' }),
  choosing('absent', 'leaves out what a user does not have', { empty: 'absent' }),
  choosing('still-no-ops', 'leaves timestamps alone when nothing changes', { noOps: 'still' }),
  choosing('rights-first', 'looks at rights before it reads the body', { order: 'rights-first' }),
  choosing('body-first', 'looks at the body before it looks for the user', { order: 'body-first' }),
  choosing('undecided-accepted', 'accepts what the prose leaves open', { undecided: 'accept' }),
  choosing('lenient-ids', 'looks for users by any text', { ids: 'lenient' }),
  choosing('pretty', 'indents its JSON', { layout: 'pretty' }),
  choosing('chunked', 'sends bodies in chunks', { framing: 'chunked' }),
  choosing('compressed', 'compresses bodies where the client takes that', { compression: 'gzip' }),
  choosing('lower-case-headers', 'writes header names in lower case', { headerNames: 'lower' }),
  choosing('closing', 'closes the connection after each answer', { connection: 'close' }),
  choosing('small-pages', 'lists three users on a page', { pageSize: 3 }),
  {
    id: 'slow',
    says: 'takes 200 ms and up to 100 more for an answer',
    appliesTo: always,
    options: { latencyMs: 200, jitterMs: 100 },
  },
  {
    id: 'narrow-limit',
    says: 'allows three requests in three seconds',
    appliesTo: always,
    options: { limit: { requests: 3, windowSeconds: 3 } },
  },
  {
    id: 'wide-limit',
    says: 'allows two hundred requests in a minute',
    appliesTo: always,
    options: { limit: { requests: 200, windowSeconds: 60 } },
  },
];
