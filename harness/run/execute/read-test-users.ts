import { sameId } from '../../domain/same-id.ts';
import type { Sender } from '../../exchange/sender.ts';
import type { Contract } from '../../model/contract.ts';
import type { TestUser } from '../../model/requirement.ts';
import type { Target } from '../../model/target.ts';
import type { Observer } from './observer.ts';
import { Reader } from './reader.ts';

/** Every test user as it is before the first change. */
export async function readTestUsers(
  contract: Contract,
  target: Target,
  sender: Sender,
  observer: Observer,
): Promise<readonly TestUser[]> {
  const reader = new Reader(contract, target, async (request) => {
    const exchange = await sender.send(request);
    observer.see(exchange);
    return exchange;
  });
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
