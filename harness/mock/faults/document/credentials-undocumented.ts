import type { Fault } from '../../../model/mock.ts';
import { changeUpdate } from '../../fault-kit/change-document.ts';

export default {
  id: 'credentials-undocumented',
  description: 'publishes an update that seems to be open to anybody',
  appliesTo: ({ update, profile }) =>
    (profile.auth.schemes.length > 0 && update.security.some((alternative) => alternative.length > 0)) ||
    'the document names no credentials as it is',
  caughtBy: { requirement: 'document.prose-agrees-with-schema', code: 'security-anonymous' },
  documents: (document, contract) => changeUpdate(document, contract, (update) => ({ ...update, security: [{}] })),
} satisfies Fault;
