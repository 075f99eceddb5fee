import { makeCases } from '../../cases/make-cases.ts';
import { loadContract } from '../../contract/load-contract.ts';
import { HarnessError } from '../../errors.ts';
import type { Cases } from '../../model/case.ts';
import type { Contract } from '../../model/contract.ts';
import type { Requirement } from '../../model/requirement.ts';
import { writeSet } from '../../safety/write-set.ts';
import type { CheckedContract, CheckNote } from './checked-contract.ts';
import { doubtProseConstraints } from './doubt-constraints.ts';
import { doubtRefusals } from './doubt-refusals.ts';
import { doubtRoles } from './doubt-roles.ts';
import { outlook } from './outlook.ts';

/** What a folder's contract lacks or has wrong, and what a run would make of it. Sends nothing, and never throws for what stands in the folder. */
export async function checkContract(
  folder: string,
  requirements: readonly Requirement[],
  options: { readonly allowExternalRefs?: boolean } = {},
): Promise<CheckedContract> {
  const nothing = { folder, problems: [], doubts: [], gaps: [], applying: 0, skipped: [], needs: [] };
  try {
    const contract = await loadContract(folder, { ...options, judgeForm: true });
    const named = { ...nothing, id: contract.id, title: contract.title, operation: contract.update.id };
    const made = casesOf(contract);
    if (!('simplest' in made)) return { ...named, problems: [made] };
    const gaps = contract.gaps.map(
      ({ code, fact, expected, received, at }): CheckNote => ({
        code,
        fact,
        hint: `expected ${expected}, received ${received}`,
        ...(at === undefined ? {} : { at }),
      }),
    );
    const proseConstraints = doubtProseConstraints(contract, made);
    return {
      ...named,
      ...outlook(contract, requirements),
      problems: [...unwritable(contract), ...proseConstraints.problems],
      doubts: [...doubtRoles(contract, made), ...doubtRefusals(contract), ...proseConstraints.doubts],
      gaps,
    };
  } catch (cause) {
    if (!(cause instanceof HarnessError)) throw cause;
    return { ...nothing, problems: problemsOf(cause) };
  }
}

/** What the contract requires and nobody could restore: no run on a live target can make an update. */
function unwritable(contract: Contract): readonly CheckNote[] {
  // Without any read it can be tried on its mock only: a live target refuses it before the first write.
  if (!contract.reads.one && !contract.reads.list) return [];
  const roles = contract.profile.permissions.roles.map((role) => role.value);
  return writeSet(contract, { allow: ['attributes'], roles }).missing.map(({ pointer, reason, line }) => ({
    code: 'PROFILE_INVALID',
    fact: reason,
    hint: `write ${line}`,
    at: pointer,
  }));
}

/** The cases of a mock run, or why there can be none. */
function casesOf(contract: Contract): Cases | CheckNote {
  const roles = contract.profile.permissions.roles
    .filter((role) => role.mayBeAssigned !== false)
    .map((role) => role.value);
  try {
    const cases = makeCases(contract, { seed: 1, roles });
    if (cases.valid.length > 0) return cases;
    return {
      code: 'SCHEMA_UNSATISFIABLE',
      fact: `no request body of ${contract.update.id} obeys the schema and every rule`,
      hint: `take out rules one by one: ${contract.request.proseConstraints.map(({ id }) => id).join(', ') || 'there are none, so the schema itself is empty'}`,
    };
  } catch (cause) {
    if (!(cause instanceof HarnessError)) throw cause;
    return { ...problemsOf(cause)[0], code: cause.code, fact: factOf(cause), hint: cause.hint };
  }
}

/** One note for each line that an error tells. */
function problemsOf(error: HarnessError): readonly CheckNote[] {
  const facts = factOf(error).split('\n');
  // The error's hint is about the first of several mistakes.
  const isList = error.code === 'PROFILE_INVALID' && facts.length > 1;
  return facts.map((fact) => ({ code: error.code, fact, hint: isList ? hintOf(fact) : error.hint }));
}

/** Where each key is described. */
const meanings = 'docs/reference.md says what each key means';

function hintOf(fact: string): string {
  const [, name] = /; did you mean (.+)[?]$/.exec(fact) ?? [];
  if (name !== undefined) return `write ${name}`;
  const [, missing] = / has no (\S+): expected \1, received nothing$/.exec(fact) ?? [];
  return missing === undefined ? `correct it there; ${meanings}` : `add ${missing}: ...; ${meanings}`;
}

function factOf({ message }: HarnessError): string {
  return message.replace(/^\[\w+\] /, '').replace(/\nHint: .*$/s, '');
}
