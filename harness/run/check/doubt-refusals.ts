import { documentedResponse } from '../../domain/documented-response.ts';
import { customaryStatuses, refusals } from '../../domain/refusal-statuses.ts';
import type { Contract } from '../../model/contract.ts';
import type { Refusal, RefusalResponses } from '../../model/profile.ts';
import type { CheckNote } from './checked-contract.ts';

/** Statuses that no refusal leads to, refusals that nothing vouches for, and refusals whose statuses are not documented. */
export function doubtRefusals(contract: Contract): readonly CheckNote[] {
  const { update, profile } = contract;
  const listed = Object.entries(profile.refusals ?? {}) as [Refusal, RefusalResponses][];
  const notes = listed.flatMap(([refusal, { statuses, source }]) => {
    const undocumented = statuses.filter((status) => documentedResponse(update, status) === undefined);
    const successes = statuses.filter((status) => status < 400);
    return [
      ...successes.map((status) =>
        note('refusal-not-refused', `${refusal} gets ${status}, which is no refusal`, 'give it a 4xx status'),
      ),
      ...(source === undefined && undocumented.length < statuses.length
        ? [
            note(
              'refusal-without-source',
              `nothing says where the vendor refuses ${refusal} with ${statuses.join(' or ')}`,
              'add source: to it, or leave it out where it is only custom',
            ),
          ]
        : []),
      ...(source !== undefined && undocumented.length === statuses.length
        ? [
            note(
              'refusal-undocumented',
              `${refusal} gets ${statuses.join(' or ')}, and the document lists neither`,
              'correct the statuses, or leave source: out',
            ),
          ]
        : []),
    ];
  });
  return [...notes, ...unprovoked(contract, listed)];
}

/** Documented refusals that nothing a run sends is meant to provoke. */
function unprovoked({ update }: Contract, listed: readonly [Refusal, RefusalResponses][]): readonly CheckNote[] {
  const bound = new Set(listed.flatMap(([, { statuses }]) => statuses.map(String)));
  const named = new Set(listed.map(([refusal]) => refusal));
  const customary = refusals
    .filter((refusal) => !named.has(refusal) && !rare.has(refusal))
    .map((refusal) => String(customaryStatuses(refusal)[0]));
  return Object.keys(update.responses)
    .filter((status) => /^4\d\d$/.test(status) && !bound.has(status) && !customary.includes(status))
    .map((status) =>
      note(
        'status-without-refusal',
        `response ${status} is documented, and no refusal leads to it: its row will say "not provoked"`,
        `add the refusal that it stands for, e.g. refusals: { last-owner: { statuses: [${status}] } }`,
      ),
    );
}

/** Refusals that are only tried where the profile speaks of them. */
const rare: ReadonlySet<Refusal> = new Set(['last-owner', 'rate-limited', 'removed-user']);

function note(code: string, fact: string, hint: string): CheckNote {
  return { code, fact, hint };
}
