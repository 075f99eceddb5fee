import type { Fault } from '../../../model/mock.ts';
import { changeUpdate } from '../../fault-kit/change-document.ts';

export default {
  id: 'errors-undocumented',
  description: 'publishes no response for refused requests',
  appliesTo: ({ update }) =>
    Object.keys(update.responses).some((status) => status.startsWith('4')) || 'no refusal is documented as it is',
  caughtBy: { requirement: 'document.documents-its-errors', code: 'error-undocumented' },
  documents: (document, contract) =>
    changeUpdate(document, contract, (update) => {
      const responses = Object.entries((update.responses ?? {}) as object);
      return { ...update, responses: Object.fromEntries(responses.filter(([status]) => status.startsWith('2'))) };
    }),
} satisfies Fault;
