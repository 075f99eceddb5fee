import type { Fault } from '../../../model/mock.ts';
import type { Editable } from '../../fault-kit/edit-json.ts';
import { isError } from '../../fault-kit/users-in-responses.ts';

export default {
  id: 'sql-in-error',
  description: 'shows the statement of the database that failed in the body of an error',
  caughtBy: { requirement: 'response.no-stack-trace', code: 'stack-trace' },
  responses(response) {
    if (!isError(response)) return;
    (response.body as Editable).reason =
      'failed [SQL: UPDATE users SET role=? WHERE users.id = ?] [parameters: (7, 2)]';
  },
} satisfies Fault;
