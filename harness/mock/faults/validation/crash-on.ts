import type { Fault } from '../../../model/mock.ts';
import { requestUses } from '../../fault-kit/applies.ts';
import { excludesNull, isWrongType } from '../../fault-kit/request-shape.ts';
import { bodyText, breaksDownOn } from '../../fault-kit/server-error.ts';
import { hasUnknownField } from '../../fault-kit/unknown-fields.ts';

/** Breaks down on one kind of request each. */
export default [
  {
    id: 'crash-on-array-body',
    description: 'breaks down on a body that is a list',
    caughtBy: { requirement: 'reject.not-an-object', code: 'server-error' },
    responses: breaksDownOn((call) => Array.isArray(call.body)),
  },
  {
    id: 'crash-on-big-number',
    description: 'breaks down on numbers that need more than 64 bits',
    caughtBy: { requirement: 'reject.hostile-strings', code: 'server-error' },
    responses: breaksDownOn((call) => /\d{19,}|\de\d{3}/.test(bodyText(call))),
  },
  {
    id: 'crash-on-deep-nesting',
    description: 'breaks down on deeply nested bodies',
    caughtBy: { requirement: 'reject.deep-nesting', code: 'server-error' },
    responses: breaksDownOn((call) => /[[{]{60}|(?:\{"a":){60}/.test(bodyText(call).replaceAll(/\s/g, ''))),
  },
  {
    id: 'crash-on-empty-body',
    description: 'breaks down on an empty body',
    caughtBy: { requirement: 'reject.empty-body', code: 'server-error' },
    responses: breaksDownOn((call) => call.refusal === 'empty-body'),
  },
  {
    id: 'crash-on-large-body',
    description: 'breaks down on large bodies',
    caughtBy: { requirement: 'reject.oversized-body', code: 'server-error' },
    responses: breaksDownOn((call) => call.refusal === 'oversized-body'),
  },
  {
    id: 'crash-on-long-string',
    description: 'breaks down on texts of more than 10,000 characters',
    caughtBy: { requirement: 'reject.hostile-strings', code: 'server-error' },
    responses: breaksDownOn((call) => /"[^"]{10000,}"/.test(bodyText(call))),
  },
  {
    id: 'crash-on-malformed-id',
    description: 'breaks down on an id that cannot be one',
    appliesTo: (contract) => contract.profile.resource.format !== 'opaque' || 'any text may be an id',
    caughtBy: { requirement: 'missing.malformed-id', code: 'server-error' },
    responses: breaksDownOn((call) => call.refusal === 'malformed-id'),
  },
  {
    id: 'crash-on-malformed-json',
    description: 'breaks down on what is no JSON',
    caughtBy: { requirement: 'reject.malformed-json', code: 'server-error' },
    responses: breaksDownOn((call) => call.refusal === 'malformed-json'),
  },
  {
    id: 'crash-on-media-type',
    description: 'breaks down on a media type that it does not know',
    caughtBy: { requirement: 'reject.wrong-media-type', code: 'server-error' },
    responses: breaksDownOn((call) => call.refusal === 'wrong-media-type'),
  },
  {
    id: 'crash-on-missing-field',
    description: 'breaks down when a required field is missing',
    appliesTo: requestUses('required'),
    caughtBy: { requirement: 'reject.schema', code: 'server-error' },
    responses: breaksDownOn((call) => call.refusal === 'missing-field' && call.violation?.keyword === 'required'),
  },
  {
    id: 'crash-on-nul',
    description: 'breaks down on a text with a NUL',
    caughtBy: { requirement: 'reject.hostile-strings', code: 'server-error' },
    responses: breaksDownOn((call) => /\\u0000/.test(bodyText(call))),
  },
  {
    id: 'crash-on-null-body',
    description: 'breaks down on a body that is null',
    caughtBy: { requirement: 'reject.not-an-object', code: 'server-error' },
    responses: breaksDownOn((call) => call.body === null),
  },
  {
    id: 'crash-on-null',
    description: 'breaks down on null',
    appliesTo: excludesNull,
    caughtBy: { requirement: 'reject.schema', code: 'server-error' },
    responses: breaksDownOn(
      (call) => call.body !== undefined && call.refusal !== undefined && JSON.stringify(call.body).includes('null'),
    ),
  },
  {
    id: 'crash-on-prototype-key',
    description: 'breaks down on a member named __proto__',
    caughtBy: { requirement: 'reject.prototype-keys', code: 'server-error' },
    responses: breaksDownOn((call) => bodyText(call).includes('__proto__')),
  },
  {
    id: 'crash-on-surrogate',
    description: 'breaks down on half a surrogate pair',
    caughtBy: { requirement: 'reject.hostile-strings', code: 'server-error' },
    responses: breaksDownOn((call) => /\\ud[89a-f]/i.test(bodyText(call))),
  },
  {
    id: 'crash-on-truncated-json',
    description: 'breaks down on JSON that ends too early and nothing else',
    caughtBy: { requirement: 'reject.malformed-json', code: 'server-error' },
    responses: breaksDownOn((call) => call.refusal === 'malformed-json' && /^\{[^}]*$/.test(bodyText(call))),
  },
  {
    id: 'crash-on-unknown-field',
    description: 'breaks down on a field that it does not know',
    caughtBy: { requirement: 'accept.unknown-field', code: 'server-error' },
    responses: breaksDownOn(hasUnknownField),
  },
  {
    id: 'crash-on-unknown-user',
    description: 'breaks down on an id that nobody has',
    caughtBy: { requirement: 'missing.unknown-user', code: 'server-error' },
    responses: breaksDownOn((call) => call.refusal === 'unknown-user'),
  },
  {
    id: 'crash-on-wrong-type',
    description: 'breaks down on a value of another type',
    caughtBy: { requirement: 'reject.schema', code: 'server-error' },
    responses: breaksDownOn((call) => call.refusal === 'invalid-value' && isWrongType(call)),
  },
] satisfies readonly Fault[];
