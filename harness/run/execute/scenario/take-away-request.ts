import { assignedRoles, assigningField } from '../../../domain/assigned-roles.ts';
import { sameItems } from '../../../domain/same-json.ts';
import { buildUnassign } from '../../../exchange/build-unassign.ts';
import type { Contract } from '../../../model/contract.ts';
import type { OutgoingRequest } from '../../../model/exchange.ts';
import type { Json } from '../../../model/json.ts';
import type { TestUser, UserView } from '../../../model/requirement.ts';
import type { Target } from '../../../model/target.ts';

/** The request that takes one role away from a user; read first where it names the role by what only a read shows. */
export async function takeAwayRequest(
  contract: Contract,
  target: Target,
  testUser: TestUser,
  value: Json,
  look: (testUser: TestUser) => Promise<UserView | undefined>,
): Promise<OutgoingRequest> {
  const field = assigningField(contract);
  const isByItem = contract.profile.unassign?.role.from !== undefined;
  const view = field !== undefined && isByItem ? await look(testUser) : undefined;
  const role = field && view && assignedRoles(field, view.whole).find(({ value: held }) => sameItems(held, value));
  return buildUnassign(contract, target, testUser.id, role ?? { value }, { name: 'taken away' });
}
