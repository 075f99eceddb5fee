import type { Fault } from '../../../model/mock.ts';
import { bodyText } from '../../fault-kit/server-error.ts';
import { parseBody } from '../../parse-body.ts';

export default {
  id: 'trailing-comma-accepted',
  description: 'reads JSON with a trailing comma',
  caughtBy: { requirement: 'reject.malformed-json', code: 'accepted-malformed-json' },
  reads(body, call) {
    if (body !== undefined) return body;
    return parseBody(Buffer.from(bodyText(call).replace(/,\s*\}/g, '}'), 'latin1')).value;
  },
} satisfies Fault;
