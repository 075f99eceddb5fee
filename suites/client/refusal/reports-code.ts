import type { ClientRequirement, Contract } from '../../../harness/suite.ts';
import { broken } from '../seen.ts';

/** Where the vendor names its refusals, programs tell them apart by that. */
export default {
  kind: 'client',
  id: 'refusal.reports-code',
  level: 'should',
  sentence: "A client SHOULD report the vendor's own code of a refusal.",
  matters: 'two refusals with one status cannot be told apart',
  appliesTo: (contract) => coded(contract).length > 0 || 'no error body has a code',
  scenarios: (contract) =>
    coded(contract).map(({ status, code }) => ({
      name: `${status} ${code}`,
      script: [{ operation: 'update', repeat: true, responses: [{ status }] }],
      judge: ({ answers }) => {
        const { said } = answers.at(-1) ?? {};
        if (said?.outcome !== 'refused') return { skip: 'the client does not say that it was refused' };
        return `${said.code ?? ''} ${said.message ?? ''}`.includes(code)
          ? []
          : broken(
              'code-not-reported',
              `the code ${code} is not reported`,
              code,
              said.code ?? said.message ?? 'no code',
            );
      },
    })),
  mustCatch: ['drops-code'],
} satisfies ClientRequirement;

/** Refusals whose status is theirs first, with a code that the error body shows. */
function coded({ profile, update }: Contract): readonly { readonly status: number; readonly code: string }[] {
  const shown = JSON.stringify(profile.errors ?? []);
  const found = new Map<number, string>();
  for (const { statuses, code, detail = '' } of Object.values(profile.refusals ?? {})) {
    const [status] = statuses;
    if (status === undefined || code === undefined || status === 429 || found.has(status)) continue;
    const visible = shown.includes('{code}') || (shown.includes('{detail}') && detail.includes(code));
    if (visible && (update.responses[status] !== undefined || status !== 500)) found.set(status, code);
  }
  return [...found].map(([status, code]) => ({ status, code }));
}
