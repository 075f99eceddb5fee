import { sameId } from '../../domain/same-id.ts';
import type { Contract } from '../../model/contract.ts';
import type { TestUser } from '../../model/requirement.ts';
import type { Target } from '../../model/target.ts';
import { Reader, type Send } from './reader.ts';

/** Every test user as it is before the first change. */
export async function readTestUsers(contract: Contract, target: Target, send: Send): Promise<readonly TestUser[]> {
  const reader = new Reader(contract, target, send);
  const listed = contract.reads.one ? undefined : await reader.list();
  const testUsers: TestUser[] = [];
  for (const id of target.testUsers) {
    const before = listed ? listed.find((user) => sameId(user.id, id)) : await reader.read(id);
    testUsers.push({
      id,
      ...(before?.email === undefined ? {} : { email: before.email }),
      ...(before?.name === undefined ? {} : { name: before.name }),
      ...(before ? { before } : {}),
    });
  }
  return testUsers;
}
