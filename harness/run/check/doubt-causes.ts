import type { Contract } from '../../model/contract.ts';
import type { Cause, CauseAnswers } from '../../model/profile.ts';
import { customaryStatuses } from '../../verdict/causes.ts';
import { documentedAnswer } from '../../verdict/documented-status.ts';
import type { CheckNote } from './checked-contract.ts';

/** Statuses that no cause leads to, causes that nothing vouches for, and causes whose statuses are not documented. */
export function doubtCauses(contract: Contract): readonly CheckNote[] {
  const { update, profile } = contract;
  const causes = Object.entries(profile.causes ?? {}) as [Cause, CauseAnswers][];
  const notes = causes.flatMap(([cause, { statuses, source }]) => {
    const undocumented = statuses.filter((status) => documentedAnswer(update, status) === undefined);
    const successes = statuses.filter((status) => status < 400);
    return [
      ...successes.map((status) =>
        note('cause-not-refused', `${cause} is answered with ${status}, which is no refusal`, 'give it a 4xx status'),
      ),
      ...(source === undefined && undocumented.length < statuses.length
        ? [
            note(
              'cause-without-source',
              `nothing says where the vendor answers ${cause} with ${statuses.join(' or ')}`,
              'add source: to it, or leave it out where it is only custom',
            ),
          ]
        : []),
      ...(source !== undefined && undocumented.length === statuses.length
        ? [
            note(
              'cause-undocumented',
              `${cause} is answered with ${statuses.join(' or ')}, and the document lists neither`,
              'correct the statuses, or leave source: out',
            ),
          ]
        : []),
    ];
  });
  return [...notes, ...unprovoked(contract, causes)];
}

/** Documented refusals that nothing a run sends is meant to provoke. */
function unprovoked({ update }: Contract, causes: readonly [Cause, CauseAnswers][]): readonly CheckNote[] {
  const bound = new Set(causes.flatMap(([, { statuses }]) => statuses.map(String)));
  const named = new Set(causes.map(([cause]) => cause));
  const customary = Object.entries(customaryStatuses).flatMap(([cause, statuses]) =>
    named.has(cause as Cause) || rare.has(cause as Cause) ? [] : statuses.slice(0, 1).map(String),
  );
  return Object.keys(update.answers)
    .filter((status) => /^4\d\d$/.test(status) && !bound.has(status) && !customary.includes(status))
    .map((status) =>
      note(
        'status-without-cause',
        `answer ${status} is documented, and no cause leads to it: its row will say "not provoked"`,
        `add the cause that it stands for, e.g. causes: { last-owner: { statuses: [${status}] } }`,
      ),
    );
}

/** Causes that are only tried where the profile speaks of them. */
const rare: ReadonlySet<Cause> = new Set(['last-owner', 'throttled', 'removed-subject']);

function note(code: string, fact: string, hint: string): CheckNote {
  return { code, fact, hint };
}
