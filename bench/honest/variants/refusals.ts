import { customaryStatuses } from '../../../harness/mock/customary-statuses.ts';
import { statusesOfRefusal } from '../../../harness/mock/statuses-of-refusal.ts';
import type { Contract } from '../../../harness/model/contract.ts';
import type { Refusal } from '../../../harness/model/profile.ts';
import { choosing, type Variant } from './variant.ts';

const content: readonly Refusal[] = ['invalid-value', 'missing-field', 'unknown-role'];
const strangers: readonly Refusal[] = ['no-credentials', 'wrong-credentials'];

/** Which of the statuses that fit a refusal a server responds, and which of several refusals. */
export const refusalVariants: readonly Variant[] = [
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
  responding('content-400', 'responds to invalid content with 400', 400, content),
  responding('content-422', 'responds to invalid content with 422', 422, content),
  responding('unknown-role-404', 'responds to roles that nobody has with 404', 404, ['unknown-role']),
  responding('json-422', 'responds to what is no JSON object with 422', 422, [
    'malformed-json',
    'empty-body',
    'not-an-object',
  ]),
  responding('media-type-400', 'responds to another media type with 400', 400, ['wrong-media-type']),
  responding('media-type-415', 'responds to another media type with 415', 415, ['wrong-media-type']),
  responding('strangers-401', 'responds to strangers with 401', 401, strangers),
  responding('strangers-403', 'responds to strangers with 403', 403, strangers),
  responding('others-403', 'responds to users of other organizations with 403', 403, ['other-organization']),
  responding('others-404', 'responds to users of other organizations with 404', 404, ['other-organization']),
  responding('weak-404', 'hides users from callers without the right to change them', 404, [
    'insufficient-role',
    'self-promotion',
  ]),
  responding('removed-410', 'responds to removed users with 410', 410, ['removed-user']),
  responding('malformed-id-404', 'responds to ids that cannot be one with 404', 404, ['malformed-id']),
  choosing('unknown-fields-refused', 'refuses fields that the document does not declare', { unknownFields: 'refuse' }),
  choosing('form-first', 'reads the body before it looks at permissions', { order: 'form-first' }),
  choosing('permissions-first', 'looks for the user and at permissions before it reads the body', {
    order: 'permissions-first',
  }),
  choosing('body-first', 'looks at the body before it looks for the user', { order: 'body-first' }),
  choosing('undecided-accepted', 'accepts what the prose leaves open', { undecided: 'accept' }),
  choosing('lenient-ids', 'looks for users by any text', { ids: 'lenient' }),
  choosing('oversized-early', 'refuses a body that is too large before it is read, and ends the connection', {
    oversized: 'early',
  }),
  choosing('firewall', 'stands behind a firewall that has pages of its own', { firewall: true }),
  choosing('empty-texts-refused', 'refuses an empty text where the document gives no least length', {
    emptyTexts: 'refuse',
  }),
  choosing('whole-numbers-by-text', 'takes 1.0 and 1e0 for no whole numbers', { wholeNumbers: 'by-text' }),
  choosing('echo', 'repeats what was sent in its errors', { echo: true }),
];

/** Some refusal has at least so many statuses to choose among. */
function hasAlternative(position: number): (contract: Contract) => true | string {
  return (contract) =>
    (Object.keys(customaryStatuses) as Refusal[]).some(
      (refusal) => statusesOfRefusal(contract, contract.update, refusal).length > position,
    ) || `no refusal has ${position + 1} statuses`;
}

function responding(id: string, description: string, status: number, refusals: readonly Refusal[]): Variant {
  const statuses = Object.fromEntries(refusals.map((refusal) => [refusal, status]));
  return { id, description, appliesTo: mayRespond(status, refusals), options: { variant: { statuses } } };
}

/** Each of these refusals may get the status. */
function mayRespond(status: number, refusals: readonly Refusal[]): (contract: Contract) => true | string {
  return (contract) =>
    refusals.every((refusal) => statusesOfRefusal(contract, contract.update, refusal).includes(status)) ||
    `the contract gives other statuses than ${status} for ${refusals.join(', ')}`;
}
