import { put } from '../../../domain/pointer.ts';
import type { JsonObject } from '../../../model/json.ts';
import type { Fault } from '../../../model/mock.ts';
import { requested } from '../../fault-kit/main-field.ts';

export default {
  id: 'omitted-field-cleared',
  description: 'takes away what an update leaves out',
  appliesTo: ({ profile }) =>
    (profile.omitted === 'kept' &&
      profile.fields.some((field) => field.kind === 'attribute' && field.user !== undefined)) ||
    'nothing says that what is left out is kept',
  caughtBy: { requirement: 'accept.keeps-or-clears', code: 'omitted-field-lost' },
  stores(users, call, accepted) {
    const user = users.get(call.testUser?.id ?? '');
    if (!accepted || !user) return 'also';
    for (const field of call.contract.profile.fields)
      if (field.kind === 'attribute' && field.user !== undefined && requested(call, field) === undefined)
        user.user = put(user.user, field.user, null) as JsonObject;
    return 'also';
  },
} satisfies Fault;
