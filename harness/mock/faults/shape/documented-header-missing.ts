import type { Fault } from '../../../model/mock.ts';
import { requiredHeaders } from '../../fault-kit/field-kinds.ts';

export default {
  id: 'documented-header-missing',
  description: 'leaves out a header that the document demands',
  appliesTo: (contract) => requiredHeaders(contract).length > 0 || 'no header is demanded',
  caughtBy: { requirement: 'response.headers-match-schema' },
  responses(response, call) {
    const demanded = requiredHeaders(call.contract).map((name) => name.toLowerCase());
    for (const name of Object.keys(response.headers))
      if (demanded.includes(name.toLowerCase())) delete response.headers[name];
  },
} satisfies Fault;
