import type { Contract } from '../../model/contract.ts';
import type { Need, Requirement } from '../../model/requirement.ts';
import type { Target } from '../../model/target.ts';
import { missingNeed } from '../plan/needs.ts';
import type { CheckedContract } from './checked-contract.ts';

/** A target that has everything: what a requirement misses there, the contract itself lacks. */
const everything: Target = {
  name: 'any',
  kind: 'mock',
  baseUrl: '',
  callers: { admin: { headers: {} }, member: { headers: {} }, otherOrganization: { headers: {} } },
  testUsers: Array.from({ length: 1000 }, (_, index) => String(index)),
  fixtures: { unknown: '', removed: '', foreign: '', lastOwner: '', roles: [] },
  requestRate: {
    perSecond: 0,
    budget: 0,
    deadlineMs: 0,
    concurrency: 1,
    maxRetryAfterSeconds: 0,
    retries: 0,
    maxBodyBytes: 0,
  },
  allow: ['last-owner', 'rate-limit', 'attributes', 'race', 'callers'],
};

/** Which requirements apply, which would be skipped and why, and what a live target must have for the others. */
export function outlook(
  contract: Contract,
  requirements: readonly Requirement[],
): Pick<CheckedContract, 'applying' | 'skipped' | 'needs'> {
  const skipped: { requirement: string; reason: string }[] = [];
  const needs: Need[] = [];
  for (const requirement of requirements) {
    const applies = requirement.appliesTo?.(contract) ?? true;
    const reason = applies === true ? missingNeed(requirement.needs ?? [], contract, everything)?.reason : applies;
    if (reason === undefined) needs.push(...(requirement.needs ?? []));
    else skipped.push({ requirement: requirement.id, reason });
  }
  return { applying: requirements.length - skipped.length, skipped, needs: linesFor(contract, needs) };
}

/** Each need once, as the line of a target file that meets it. */
function linesFor({ profile }: Contract, needs: readonly Need[]): readonly string[] {
  const callers = new Set(needs.flatMap((need) => ('caller' in need ? need.caller : [])));
  const fixtures = new Set(needs.flatMap((need) => ('fixture' in need ? need.fixture : [])));
  const testUsers = Math.max(1, ...needs.flatMap((need) => ('testUsers' in need ? need.testUsers : [])));
  const allow = new Set(needs.flatMap((need) => ('allow' in need ? need.allow : [])));
  if (profile.fields.some(({ from }) => from === 'roles')) fixtures.add('roles');
  const organization = JSON.stringify(profile).includes('{organization}');
  return [
    `callers: ${[...new Set(['admin', ...callers])].join(', ')}`,
    `testUsers: ${testUsers} or more`,
    ...(fixtures.size > 0 ? [`fixtures: ${[...fixtures].join(', ')}`] : []),
    ...(organization ? ['organization'] : []),
    ...(allow.size > 0 ? [`allow: ${[...allow].join(', ')}`] : []),
  ];
}
