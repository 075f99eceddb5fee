import type { Fault } from '../../../model/mock.ts';
import { isUpdated } from '../../fault-kit/users-in-responses.ts';

export default {
  id: 'sunset-before-deprecation',
  description: 'announces that the operation ends before it is deprecated',
  caughtBy: { requirement: 'response.announces-its-end', code: 'sunset-before-deprecation' },
  responses(response, call) {
    if (!isUpdated(response, call)) return;
    response.headers.Deprecation = '@1893456000';
    response.headers.Sunset = 'Tue, 01 Jan 2019 00:00:00 GMT';
  },
} satisfies Fault;
