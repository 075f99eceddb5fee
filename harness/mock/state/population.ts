import { type Random, uuid } from '../../domain/seeded-random.ts';
import type { Contract } from '../../model/contract.ts';
import type { Json } from '../../model/json.ts';
import type { MutableMockUser } from '../../model/mock.ts';
import type { RankedRole } from '../../model/profile.ts';
import type { Choices } from '../choices.ts';
import type { Identified } from '../credentials.ts';
import { schemaAtPlace } from '../responses/schema-place.ts';
import { fittingIds, idMaker } from './make-id.ts';
import { makeUser } from './make-user.ts';
import { organizationSchemas, ownValues } from './own-values.ts';
import { personAt } from './people.ts';
import { storedForm } from './user-form.ts';

/** Who a caller is, whether or not it is a user itself. */
interface Identity {
  readonly organization: string;
  readonly role: RankedRole | undefined;
  readonly userId?: string;
}

/** Everybody at the start, and who is there for what. */
export interface Population {
  readonly users: readonly MutableMockUser[];
  readonly identities: Partial<Record<Identified, Identity>>;
  readonly testUsers: readonly string[];
  readonly organization: string;
  /** What the target's `values` are. */
  readonly values: Readonly<Record<string, Json>>;
  readonly unknown: string;
  readonly removed: string;
  readonly foreign: string;
  readonly lastOwner?: string;
  readonly managed?: string;
  readonly pending?: string;
}

/**
 * Two organizations. The first has the test users, the callers admin and member, the only owner where roles have owners,
 * and a removed user; the second has the caller of another organization, who manages there, and a user who is foreign to the first.
 */
export function populate(contract: Contract, random: Random, testUsers: number, choices: Choices): Population {
  const form = storedForm(contract);
  const idPlace = form.pointers.id;
  const shownId = idPlace === undefined ? undefined : schemaAtPlace(form.userSchema, idPlace);
  const makeId = idMaker(contract, random, shownId);
  const fitting = fittingIds(organizationSchemas(contract));
  const organization = contract.profile.mock?.organization ?? fitting(uuid(random));
  const elsewhere = fitting(uuid(random));
  const users: MutableMockUser[] = [];
  const add = (role: Json, home: string, removed = false): string => {
    const position = users.length;
    const person = personAt(position);
    const id = makeId(person.mailbox);
    users.push(makeUser(contract, form, choices, { id, person, role, organization: home, removed, position }));
    return id;
  };

  const { manager, member, ordinary, owner } = partsOf(contract);
  const updatable = Array.from({ length: testUsers }, (_, index) =>
    add(ordinary[index % ordinary.length]?.value ?? null, organization),
  );
  const identities: Partial<Record<Identified, Identity>> = {};
  if (manager) {
    // Where only owners manage, the admin is a key and no user, so that one owner can be the last.
    const isUser = !manager.owner;
    identities.admin = { organization, role: manager, ...(isUser ? { userId: add(manager.value, organization) } : {}) };
    identities.otherOrganization = { organization: elsewhere, role: manager, userId: add(manager.value, elsewhere) };
  }
  if (member) identities.member = { organization, role: member, userId: add(member.value, organization) };
  const lastOwner = owner ? add(owner.value, organization) : undefined;
  const plain = ordinary[0]?.value ?? null;
  return {
    users,
    identities,
    testUsers: updatable,
    organization,
    values: ownValues(contract),
    removed: add(plain, organization, contract.profile.resource.removal !== 'disables'),
    foreign: add(plain, elsewhere),
    unknown: makeId('nobody'),
    // After all others, so that nobody's id depends on them.
    ...(contract.profile.refusals?.['managed-user'] ? { managed: add(plain, organization) } : {}),
    ...(contract.profile.refusals?.['pending-user'] ? { pending: add(plain, organization) } : {}),
    ...(lastOwner === undefined ? {} : { lastOwner }),
  };
}

function partsOf(contract: Contract) {
  const roles = [...contract.profile.permissions.roles].sort((one, other) => one.rank - other.rank);
  const managers = roles.filter((role) => role.mayUpdate);
  const writable = roles.filter((role) => role.mayBeAssigned !== false);
  const ordinary = writable.filter((role) => !role.owner);
  return {
    manager: managers.findLast((role) => !role.owner) ?? managers.at(-1),
    member:
      roles.find((role) => !role.mayUpdate && role.mayBeAssigned !== false) ?? roles.find((role) => !role.mayUpdate),
    ordinary: ordinary.length > 0 ? ordinary : writable.length > 0 ? writable : roles,
    owner: roles.findLast((role) => role.owner),
  };
}
