import type { ClientRequirement } from '../../../harness/suite.ts';
import { broken, documentedIn, mustNotSucceed } from '../seen.ts';

/** Each refusal that the document has, in the vendor's own shape. */
export default {
  kind: 'client',
  id: 'refusal.is-refusal',
  level: 'must',
  sentence: 'A client MUST report each documented refusal as a refusal, with its status.',
  matters: 'a program cannot tell "not allowed" from "try again", or takes a refusal for success',
  appliesTo: (contract) => statuses(contract).length > 0 || 'the operation documents no refusal',
  scenarios: (contract) =>
    statuses(contract).map((status) => ({
      name: String(status),
      script: [{ operation: 'update', repeat: true, responses: [{ status }] }],
      watchMs: 60_000,
      judgesSilence: true,
      judge: (seen) => {
        const wrong = mustNotSucceed(seen, `status ${status}`);
        const { said, byExitCode } = seen.answers.at(-1) ?? {};
        if (wrong.length === 0 && said === undefined) return { skip: 'the client still sends it again' };
        if (wrong.length === 0 && byExitCode) return { skip: 'the client says by its exit code only that it failed' };
        if (wrong.length > 0 || (said?.outcome === 'refused' && said.status === status)) return wrong;
        return broken(
          'refusal-not-told-apart',
          `the documented status ${status} does not arrive as that`,
          `refused, status ${status}`,
          `${said?.outcome}, status ${said?.status ?? 'none'}`,
        );
      },
    })),
  mustCatch: ['ignores-status', 'conflict-is-success'],
} satisfies ClientRequirement;

/** A rate limit is waited for: that is another family. */
function statuses(contract: Parameters<ClientRequirement['scenarios']>[0]): readonly number[] {
  return documentedIn(contract, 400, 599).filter((status) => status !== 429);
}
