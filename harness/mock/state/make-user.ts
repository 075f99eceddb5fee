import { at, put } from '../../domain/pointer.ts';
import type { Contract } from '../../model/contract.ts';
import type { Json, JsonObject, Pointer } from '../../model/json.ts';
import type { MutableMockUser } from '../../model/mock.ts';
import type { Choices } from '../choices.ts';
import { sampleOfSchema } from '../responses/sample-of-schema.ts';
import { withFollowers } from './apply-update.ts';
import type { Person } from './people.ts';
import { roleChange, withShownValue } from './role-change.ts';
import type { UserForm } from './user-form.ts';

/** What makes one user differ from the next. */
interface UserFacts {
  readonly id: string;
  readonly person: Person;
  readonly role: Json;
  readonly organization: string;
  readonly removed?: boolean;
  /** Decides which optional fields it has. */
  readonly position: number;
}

/** One user as the reads show it: the profile's example with the facts of this user, conforming to the document. */
export function makeUser(contract: Contract, form: UserForm, choices: Choices, facts: UserFacts): MutableMockUser {
  const { mock } = contract.profile;
  const { id, person, role, organization } = facts;
  const email = `${person.mailbox}@example.test`;
  let user = (mock?.user ?? sampleOfSchema(form.userSchema, 'everything')) as JsonObject;
  if (mock?.organization !== undefined && organization !== mock.organization)
    user = replaceText(user, mock.organization, organization);
  // Objects of the profile's example that repeat the id or the e-mail follow the user they are about; made-up texts are alike by chance.
  for (const [pointer, fact] of [
    [form.pointers.id, id],
    [form.pointers.email, email],
    [form.pointers.name, person.name],
  ] as const) {
    const example = pointer === undefined ? undefined : at(user, pointer);
    if (mock?.user !== undefined && typeof example === 'string' && example.length > 2)
      user = replaceText(user, example, fact);
  }
  const change = roleChange(contract);
  const value = change?.list && !Array.isArray(role) ? [role] : role;
  if (change) {
    const example = form.itemOf(change);
    const bare = withShownValue(user, change, value, example);
    // What is assigned one by one is shown among others.
    const isListed = change.adds && !Array.isArray(value) && !form.accepts(bare);
    user = isListed ? withShownValue(user, change, [value], example) : bare;
  }
  user = withKnown(user, form.pointers.email, email, form);
  user = withKnown(user, form.pointers.name, person.name, form);
  user = withKnown(user, form.pointers.id, id, form);
  for (const [pointer, example] of Object.entries(mock?.sometimes ?? {})) {
    const wanted = wantedState(facts.position, choices, (at(user, pointer) ?? null) !== null);
    user = withOptional(user, pointer, example, form, wanted);
  }
  user = withFollowers(contract, user);
  return { id, email, name: person.name, role: value, organization, removed: facts.removed ?? false, user };
}

type Optional = 'own' | 'example' | 'absent' | 'null';

/** By position: half of the users have what the example user has, the others another value, none, or null. */
function wantedState(position: number, choices: Choices, own: boolean): Optional {
  const states: readonly Optional[] = own
    ? ['own', 'own', 'example', 'absent']
    : ['example', 'absent', 'example', 'null'];
  const state = states[position % 4] ?? 'example';
  const empty = state === 'absent' || state === 'null';
  return empty && choices.empty !== 'mixed' ? choices.empty : state;
}

function withOptional(user: JsonObject, pointer: Pointer, value: Json, form: UserForm, wanted: Optional): JsonObject {
  const present = put(user, pointer, value) as JsonObject;
  const absent = put(user, pointer, undefined) as JsonObject;
  const empty = put(user, pointer, null) as JsonObject;
  const ways = { own: [user], example: [present], absent: [absent], null: [empty, absent] }[wanted];
  return ways.find((way) => form.accepts(way)) ?? present;
}

/** Some documents give ids as numbers: the first way to write the value that the document accepts. */
function withKnown(user: JsonObject, pointer: Pointer | undefined, value: string, form: UserForm): JsonObject {
  if (pointer === undefined) return user;
  const asText = put(user, pointer, value) as JsonObject;
  if (!/^\d+$/.test(value)) return asText;
  const asNumber = put(user, pointer, Number(value)) as JsonObject;
  return form.accepts(asText) || !form.accepts(asNumber) ? asText : asNumber;
}

function replaceText(user: JsonObject, from: string, to: string): JsonObject {
  return JSON.parse(JSON.stringify(user), (_key, value: Json) => (value === from ? to : value)) as JsonObject;
}
