import { isObject } from '../../../domain/is-object.ts';
import type { Fault } from '../../../model/mock.ts';
import { lenientOn } from '../../fault-kit/forgiving.ts';
import { excludesNull, isNull } from '../../fault-kit/request-shape.ts';

/** Leaves out one check each. */
export default [
  {
    id: 'empty-body-accepted',
    description: 'responds to an update without a body with success',
    caughtBy: { requirement: 'reject.empty-body', code: 'accepted-empty-body' },
    forgives: lenientOn(['empty-body']),
  },
  {
    id: 'malformed-json-accepted',
    description: 'responds to what is no JSON with success',
    caughtBy: { requirement: 'reject.malformed-json', code: 'accepted-malformed-json' },
    forgives: lenientOn(['malformed-json', 'missing-field']),
  },
  {
    id: 'mismatched-id-accepted',
    description: 'does not compare the id in the body with the one in the path',
    appliesTo: ({ profile }) => (profile.resource.repeated?.length ?? 0) > 0 || 'the body repeats no id',
    caughtBy: { requirement: 'reject.mismatched-id', code: 'accepted-mismatched-id' },
    forgives: lenientOn(['mismatched-id']),
  },
  {
    id: 'not-an-object-accepted',
    description: 'responds to a list, a text or null with success',
    caughtBy: { requirement: 'reject.not-an-object', code: 'accepted-not-an-object' },
    forgives: lenientOn(['not-an-object', 'invalid-value', 'missing-field'], (call) => !isObject(call.body)),
  },
  {
    id: 'null-accepted',
    description: 'accepts null where it is not documented',
    appliesTo: excludesNull,
    caughtBy: { requirement: 'reject.schema', code: 'accepted-invalid-value' },
    forgives: lenientOn(['invalid-value', 'missing-field', 'unknown-role'], isNull),
  },
  {
    id: 'unknown-role-id-accepted',
    description: 'accepts ids of roles that do not exist',
    appliesTo: ({ profile }) => profile.fields.some((change) => change.from === 'roles') || 'roles are no ids',
    caughtBy: { requirement: 'reject.schema', code: 'accepted-unknown-role' },
    forgives: lenientOn(['unknown-role']),
  },
  {
    id: 'wrong-media-type-accepted',
    description: 'reads any body as JSON, whatever it says it is',
    caughtBy: { requirement: 'reject.wrong-media-type', code: 'accepted-wrong-media-type' },
    forgives: lenientOn(['wrong-media-type']),
  },
] satisfies readonly Fault[];
