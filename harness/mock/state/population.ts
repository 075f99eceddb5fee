import type { Contract } from '../../model/contract.ts';
import type { Json } from '../../model/json.ts';
import type { MutableMockUser } from '../../model/mock.ts';
import type { RankedRole } from '../../model/profile.ts';
import type { Choices } from '../choices.ts';
import type { Identified } from '../credentials.ts';
import { type Random, uuid } from '../seeded-random.ts';
import { idMaker } from './make-id.ts';
import { makeUser } from './make-user.ts';
import { personAt } from './people.ts';
import { storedForm } from './user-form.ts';

/** Who a caller is, whether or not it is a user itself. */
export interface Identity {
  readonly organisation: string;
  readonly role: RankedRole | undefined;
  readonly userId?: string;
}

/** Everybody at the start, and who is there for what. */
export interface Population {
  readonly users: readonly MutableMockUser[];
  readonly identities: Partial<Record<Identified, Identity>>;
  readonly subjects: readonly string[];
  readonly organisation: string;
  readonly unknown: string;
  readonly removed: string;
  readonly foreign: string;
  readonly lastOwner?: string;
}

/**
 * Two organisations. The first has the subjects, the callers admin and member, the only owner where roles have owners,
 * and a removed user; the second has the outsider, who manages there, and a user who is foreign to the first.
 */
export function populate(contract: Contract, random: Random, subjects: number, choices: Choices): Population {
  const form = storedForm(contract);
  const makeId = idMaker(contract, random);
  const organisation = contract.profile.mock?.organisation ?? uuid(random);
  const elsewhere = uuid(random);
  const users: MutableMockUser[] = [];
  const add = (role: Json, home: string, removed = false): string => {
    const position = users.length;
    const person = personAt(position);
    const id = makeId(person.mailbox);
    users.push(makeUser(contract, form, choices, { id, person, role, organisation: home, removed, position }));
    return id;
  };

  const { manager, member, ordinary, owner } = partsOf(contract);
  const updatable = Array.from({ length: subjects }, (_, index) =>
    add(ordinary[index % ordinary.length]?.value ?? null, organisation),
  );
  const identities: Partial<Record<Identified, Identity>> = {};
  if (manager) {
    // Where only owners manage, the admin is a key and no user, so that one owner can be the last.
    const isUser = !manager.owner;
    identities.admin = { organisation, role: manager, ...(isUser ? { userId: add(manager.value, organisation) } : {}) };
    identities.outsider = { organisation: elsewhere, role: manager, userId: add(manager.value, elsewhere) };
  }
  if (member) identities.member = { organisation, role: member, userId: add(member.value, organisation) };
  const lastOwner = owner ? add(owner.value, organisation) : undefined;
  const plain = ordinary[0]?.value ?? null;
  return {
    users,
    identities,
    subjects: updatable,
    organisation,
    removed: add(plain, organisation, contract.profile.subject.removal !== 'disables'),
    foreign: add(plain, elsewhere),
    unknown: makeId('nobody'),
    ...(lastOwner === undefined ? {} : { lastOwner }),
  };
}

function partsOf(contract: Contract) {
  const roles = [...contract.profile.rights.roles].sort((one, other) => one.rank - other.rank);
  const managers = roles.filter((role) => role.manages);
  const writable = roles.filter((role) => role.assignable !== false);
  const ordinary = writable.filter((role) => !role.owner);
  return {
    manager: managers.findLast((role) => !role.owner) ?? managers.at(-1),
    member: roles.find((role) => !role.manages && role.assignable !== false) ?? roles.find((role) => !role.manages),
    ordinary: ordinary.length > 0 ? ordinary : writable.length > 0 ? writable : roles,
    owner: roles.findLast((role) => role.owner),
  };
}
