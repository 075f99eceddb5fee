import type { Fault } from '../../../model/mock.ts';
import { hasList } from '../../fault-kit/applies.ts';
import { onceIn } from '../../fault-kit/occurrence.ts';
import { breakDown } from '../../fault-kit/server-error.ts';

/** Breaks down now and then, or beside the update. */
export default [
  {
    id: 'server-error-on-list',
    description: 'breaks down when users are listed',
    appliesTo: hasList,
    caughtBy: { requirement: 'response.never-5xx', code: 'server-error' },
    responses(response, call) {
      if (call.operation === 'list') breakDown(response);
    },
  },
  {
    id: 'server-error-once-in-25',
    description: 'breaks down on one update in twenty-five',
    caughtBy: { requirement: 'response.never-5xx', code: 'server-error' },
    responses(response, call) {
      if (call.operation === 'update' && onceIn(call, 'server-error-once-in-25', 25)) breakDown(response);
    },
  },
] satisfies readonly Fault[];
