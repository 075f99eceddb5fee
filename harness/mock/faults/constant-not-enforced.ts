import type { Fault } from '../../model/mock.ts';
import { mainChange } from '../fault-kit/main-change.ts';

export default {
  id: 'constant-not-enforced',
  says: 'accepts any value where one is documented',
  family: 'validation',
  appliesTo: ({ request }) =>
    /"enum":\[[^,\]]*\]|"const":/.test(JSON.stringify(request.documented)) || 'the request has no constant',
  caughtBy: { requirement: 'reject.schema', code: 'accepted-invalid-value' },
  forgives(cause, call) {
    const { keyword = '', pointer } = call.violation ?? {};
    const elsewhere = pointer !== mainChange(call.contract).request;
    return cause === 'invalid-value' && elsewhere && ['enum', 'const'].includes(keyword);
  },
} satisfies Fault;
