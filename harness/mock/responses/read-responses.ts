import type { Operation } from '../../model/contract.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import type { MockResponse, MockUser } from '../../model/mock.ts';
import type { ReadList } from '../../model/profile.ts';
import { setAtPointer } from '../set-at-pointer.ts';
import { userForm } from '../state/user-form.ts';
import type { World } from '../world.ts';
import { documentedHeaders } from './documented-headers.ts';
import { bodySchemaOf, documentedResponse, mediaTypeOf, successStatus } from './documented-response.ts';
import { sampleOfSchema } from './sample-of-schema.ts';
import { schemaAtPlace } from './schema-place.ts';
import { userShaper } from './shape-user.ts';
import { bodyWrapper } from './wrap-body.ts';

/** How one user is responded to; `undefined` when the contract has no such read. */
export function oneResponder(world: World, example: MockUser): ((user: MockUser) => MockResponse) | undefined {
  const { contract } = world;
  const { one } = contract.reads;
  const read = contract.profile.reads?.one;
  if (one === undefined || read === undefined) return undefined;
  const form = userForm(contract, one, read.user, read.pointers);
  const shape = userShaper(contract, form, world.choices, false);
  const given = read.user === contract.profile.responses.user ? contract.profile.mock?.response : undefined;
  const wrap = bodyWrapper(given, form.schema, read.user, shape(example));
  return (user) => success(one, wrap(shape(user)));
}

/** How a list of users is responded to, narrowed and paged as the query asks. */
export function listResponder(
  world: World,
  example: MockUser,
): ((users: readonly MockUser[], query: URLSearchParams) => MockResponse) | undefined {
  const { contract, choices } = world;
  const { list } = contract.reads;
  const read = contract.profile.reads?.list;
  if (list === undefined || read === undefined) return undefined;
  const form = userForm(contract, list, `${read.items}/0${read.user}`, read.pointers);
  const shape = userShaper(contract, form, choices, false);
  const itemSchema = schemaAtPlace(form.schema, `${read.items}/0`);
  const item = bodyWrapper(undefined, itemSchema, read.user, shape(example));
  const wrap = bodyWrapper(contract.profile.mock?.list, form.schema, read.items, [item(shape(example))]);
  return (users, query) => {
    const found = narrowed(users, read, query);
    const start = Math.max(0, found.findIndex((user) => user.id === nextOf(read, query)) + 1);
    const page = read.next === undefined ? found : found.slice(start, start + choices.pageSize);
    const more = start + page.length < found.length;
    const body = wrap(page.map((user) => item(shape(user))));
    return success(list, withPaging(body, read, page.at(-1)?.id, more));
  };
}

/** How the roles are listed: those that may be given. */
export function rolesResponse(world: World): MockResponse | undefined {
  const { contract } = world;
  const { roles } = contract.reads;
  const read = contract.profile.reads?.roles;
  if (roles === undefined || read === undefined) return undefined;
  const schema = bodySchemaOf(documentedResponse(roles, successStatus(roles)));
  const example = sampleOfSchema(schemaAtPlace(schema, `${read.items}/0`), 'everything');
  const items = contract.profile.permissions.roles
    .filter((role) => role.mayBeAssigned !== false)
    .map((role) => setAtPointer(example, read.value, role.value));
  return success(roles, bodyWrapper(undefined, schema, read.items, items)(items));
}

function narrowed(users: readonly MockUser[], read: ReadList, query: URLSearchParams): readonly MockUser[] {
  const wanted = read.filter ? query.get(read.filter.query) : null;
  if (wanted === null || wanted === '') return users;
  const by = read.filter?.by ?? 'id';
  return users.filter((user) => user[by].toLowerCase() === wanted.toLowerCase());
}

function nextOf(read: ReadList, query: URLSearchParams): string | undefined {
  return read.next ? (query.get(read.next.query) ?? undefined) : undefined;
}

function withPaging(body: Json, read: ReadList, last: string | undefined, more: boolean): Json {
  if (read.next === undefined) return body;
  const paged = more && last !== undefined ? setAtPointer(body, read.next.from, last) : body;
  // Documents that page often say so in a flag beside: a list that has more must not deny it.
  const flag = Object.keys(paged as JsonObject).find((key) => /^has_?more$/i.test(key));
  return flag === undefined ? paged : { ...(paged as JsonObject), [flag]: more };
}

function success(operation: Operation, body: Json): MockResponse {
  const status = successStatus(operation);
  const documented = documentedResponse(operation, status);
  return {
    status,
    headers: { ...documentedHeaders(documented), 'Content-Type': mediaTypeOf(documented) ?? 'application/json' },
    body,
  };
}
