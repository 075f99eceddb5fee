import type { Fault } from '../../model/mock.ts';
import { requiredHeaders } from '../fault-kit/field-kinds.ts';

export default {
  id: 'documented-header-missing',
  says: 'leaves out a header that the document demands',
  family: 'shape',
  appliesTo: (contract) => requiredHeaders(contract).length > 0 || 'no header is demanded',
  caughtBy: { requirement: 'every-answer.headers-match-schema' },
  answers(answer, call) {
    const demanded = requiredHeaders(call.contract).map((name) => name.toLowerCase());
    for (const name of Object.keys(answer.headers))
      if (demanded.includes(name.toLowerCase())) delete answer.headers[name];
  },
} satisfies Fault;
