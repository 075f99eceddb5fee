import type { Fault } from '../../model/mock.ts';
import { mainField } from '../fault-kit/main-field.ts';

export default {
  id: 'constant-not-enforced',
  description: 'accepts any value where one is documented',
  family: 'validation',
  appliesTo: ({ request }) =>
    /"enum":\[[^,\]]*\]|"const":/.test(JSON.stringify(request.documented)) || 'the request has no constant',
  caughtBy: { requirement: 'reject.schema', code: 'accepted-invalid-value' },
  forgives(refusal, call) {
    const { keyword = '', pointer } = call.violation ?? {};
    const elsewhere = pointer !== mainField(call.contract).request;
    return refusal === 'invalid-value' && elsewhere && ['enum', 'const'].includes(keyword);
  },
} satisfies Fault;
