import type { ClientRequirement } from '../../../harness/suite.ts';
import { broken } from '../seen.ts';

/** Errors are logged, and shown to whoever asks for help. */
export default {
  kind: 'client',
  id: 'refusal.shows-no-secret',
  level: 'should',
  severity: 'permissions',
  sentence: 'An error of a client SHOULD NOT contain a credential.',
  source: 'OWASP API Security Top 10 2023, API8',
  matters: 'the key is in every log and every bug report that has the error',
  scenarios: () =>
    [{ status: 401 }, { status: 500 }, { cutAfter: -1 }].map((response) => ({
      name: response.status === undefined ? 'cut before the response' : String(response.status),
      script: [{ operation: 'update', responses: [response], repeat: true }],
      judgesSilence: true,
      judge: ({ answers, secrets }) => {
        const { code = '', message = '' } = answers.at(-1)?.said ?? {};
        return secrets.some((secret) => `${code} ${message}`.includes(secret))
          ? broken('secret-in-error', 'the error contains a credential', 'an error without it', 'the credential')
          : [];
      },
    })),
  mustCatch: ['secret-in-error'],
} satisfies ClientRequirement;
