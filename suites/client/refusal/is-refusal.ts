import type { ClientRequirement, ClientSaid, Contract, ScriptedResponse } from '../../../harness/suite.ts';
import { broken, documentedIn, mustNotSucceed } from '../seen.ts';
import { withoutOwnHeaders } from '../waits.ts';

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
      script: ({ contract: mine }) => [{ operation: 'update', repeat: true, responses: [refusal(mine, status)] }],
      watchMs: 60_000,
      judgesSilence: true,
      judge: (seen) => {
        const wrong = mustNotSucceed(seen, `status ${status}`);
        const { said, byExitCode } = seen.answers.at(-1) ?? {};
        if (wrong.length === 0 && said === undefined) return { skip: 'the client still sends it again' };
        if (wrong.length === 0 && byExitCode) return { skip: 'the client says by its exit code only that it failed' };
        if (wrong.length > 0 || isTold(status, said)) return wrong;
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

function statuses(contract: Contract): readonly number[] {
  return documentedIn(contract, 400, 599);
}

/** A rate limit that says nothing is over soon: how long a client is to wait is another family. */
function refusal(contract: Contract, status: number): ScriptedResponse {
  return status === 429 ? withoutOwnHeaders(contract, { status, headers: { 'Retry-After': null } }) : { status };
}

/** By its status, or by the vendor's own code where a client has classes for those. What is no refusal of the request need not be one. */
function isTold(status: number, said: ClientSaid | undefined): boolean {
  if (said?.status !== undefined) return said.status === status;
  return (said?.outcome === 'refused' && said.code !== undefined) || status >= 500 || status === 429;
}
