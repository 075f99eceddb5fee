import type { TestUser } from '../../model/requirement.ts';
import { type Candidate, chooseTestUsers } from '../../safety/choose-test-users.ts';
import type { JournaledWrite } from '../../safety/journal-line.ts';
import { lacking, type ProofTools, prove } from '../../safety/prove.ts';

/** What proving all test users works with. */
interface ProveTools extends ProofTools {
  /** Fields that every update sets: who cannot have one of them restored is no test user. */
  readonly essential: readonly string[];
  /** Journals a test user for an update of these fields, or says why it cannot be restored. */
  readonly begin: (testUser: TestUser, names: readonly string[]) => Promise<JournaledWrite | string>;
}

/** Who is proven, and what was found out on the way; `changed`: the request of one of them changed something, and nobody else was sent it. */
export interface Proven {
  readonly testUsers: readonly TestUser[];
  /** How the first of them is restored. */
  readonly first?: JournaledWrite;
  readonly leave: readonly string[];
  readonly notes: readonly string[];
  readonly unusable: readonly string[];
  readonly changed: boolean;
}

/**
 * Sends to each candidate the request that would restore it. Where one is refused for a field alone, that field is left
 * alone, or the user, as when its value cannot be written at all; and what is left is proven once more. Where one changes
 * anything, no other is sent.
 */
export async function proveTestUsers(
  candidates: readonly Candidate[],
  names: readonly string[],
  tools: ProveTools,
): Promise<Proven> {
  const unusable: string[] = [];
  let left = candidates;
  for (;;) {
    const { testUsers, leave, unusable: lack } = chooseTestUsers(left);
    const used = names.filter((name) => !leave.has(name));
    const next: Candidate[] = [];
    let first: JournaledWrite | undefined;
    let isProven = true;
    let changed: string | undefined;
    for (const candidate of left) {
      if (!testUsers.some(({ id }) => id === candidate.testUser.id)) continue;
      const { id } = candidate.testUser;
      if (changed !== undefined) {
        unusable.push(`test user ${id} is left alone, since that of ${changed} changed something`);
        continue;
      }
      const write = await tools.begin(candidate.testUser, used);
      if (typeof write === 'string') {
        unusable.push(`test user ${id} ${write}`);
        isProven = false;
        continue;
      }
      const proof = await prove(write, tools);
      if (proof.proven) {
        first ??= write;
        next.push(candidate);
      } else {
        isProven = false;
        if (proof.changes) changed = id;
        const isLost = proof.refused.length === 0 || proof.refused.some((name) => tools.essential.includes(name));
        if (isLost || proof.refused.every((name) => candidate.lacks.has(name)))
          unusable.push(`test user ${id} is no test user: ${proof.reason}`);
        else next.push(lacking(candidate, proof));
      }
    }
    if (isProven || next.length === 0 || changed !== undefined)
      return {
        changed: changed !== undefined,
        ...(first === undefined ? {} : { first }),
        testUsers: next.map(({ testUser }) => testUser),
        leave: [...leave.keys()],
        notes: [...leave.values()],
        unusable: [...unusable, ...lack],
      };
    // Each turn loses a user or a field, so that there is an end.
    left = next;
  }
}
