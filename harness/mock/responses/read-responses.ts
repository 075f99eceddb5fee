import { documentedResponse } from '../../domain/documented-response.ts';
import { at, put } from '../../domain/pointer.ts';
import { saysMore } from '../../domain/says-more.ts';
import type { Operation } from '../../model/contract.ts';
import type { Json } from '../../model/json.ts';
import type { MockResponse, MockUser } from '../../model/mock.ts';
import type { ReadList } from '../../model/profile.ts';
import { pagingOf, withCounts } from '../paging.ts';
import { userForm } from '../state/user-form.ts';
import type { World } from '../world.ts';
import { documentedHeaders } from './documented-headers.ts';
import { bodySchemaOf, mediaTypeOf, successStatus } from './documented-response.ts';
import { sampleOfSchema } from './sample-of-schema.ts';
import { schemaAtPlace } from './schema-place.ts';
import { userShaper } from './shape-user.ts';
import { bodyWrapper } from './wrap-body.ts';

/** How one user is shown; `undefined` when the contract has no such read. */
export function oneResponder(world: World, example: MockUser): ((user: MockUser) => MockResponse) | undefined {
  const { contract } = world;
  const { one } = contract.reads;
  const read = contract.profile.reads?.one;
  if (one === undefined || read === undefined) return undefined;
  const form = userForm(contract, one, read.user, read.pointers, undefined, read.as);
  const shapeUser = userShaper(contract, form, world.choices, 'one');
  const shape = (user: MockUser) => (read.as === undefined ? shapeUser(user) : (at(shapeUser(user), read.as) ?? []));
  const given = read.user === contract.profile.responses.user ? contract.profile.mock?.response : undefined;
  const wrap = bodyWrapper(given, form.schema, read.user, shape(example));
  return (user) => success(one, wrap(shape(user)));
}

/** How a list of users is shown, narrowed and paged as the query asks. */
export function listResponder(
  world: World,
  example: MockUser,
): ((users: readonly MockUser[], query: URLSearchParams) => MockResponse) | undefined {
  const { contract, choices } = world;
  const { list } = contract.reads;
  const read = contract.profile.reads?.list;
  if (list === undefined || read === undefined) return undefined;
  const form = userForm(contract, list, `${read.items}/0${read.user}`, read.pointers);
  const shape = userShaper(contract, form, choices, 'list');
  const itemSchema = schemaAtPlace(form.schema, `${read.items}/0`);
  const item = bodyWrapper(undefined, itemSchema, read.user, shape(example));
  const wrap = bodyWrapper(contract.profile.mock?.list, form.schema, read.items, [item(shape(example))]);
  const paging = pagingOf(list, read);
  const isCapped = read.next !== undefined || (choices.shortPages && saysMore(contract.profile));
  const most = isCapped ? choices.pageSize : Number.POSITIVE_INFINITY;
  return (users, query) => {
    const found = narrowed(users, read, query);
    const page = paging.page(found, query, { most, emptyPages: choices.emptyPages });
    const body = withCounts(wrap(page.users.map((user) => item(shape(user)))), page, found.length, users.length);
    const last = page.next ?? page.users.at(-1)?.id;
    const { next } = read;
    if (next === undefined || !page.more || last === undefined) return success(list, body);
    if (next.from !== undefined) return success(list, put(body, next.from, last));
    const response = success(list, body);
    const link = { Link: `<?${withPage(query, next.query, last)}>; rel="next"` };
    return next.by === 'link' ? { ...response, headers: { ...response.headers, ...link } } : response;
  };
}

function withPage(query: URLSearchParams, name: string, value: string): string {
  const asked = new URLSearchParams(query);
  asked.set(name, value);
  return asked.toString();
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
    .map((role) => put(example, read.value, role.value));
  return success(roles, bodyWrapper(undefined, schema, read.items, items)(items));
}

function narrowed(users: readonly MockUser[], read: ReadList, query: URLSearchParams): readonly MockUser[] {
  const wanted = read.filter ? query.get(read.filter.query) : null;
  if (wanted === null || wanted === '') return users;
  const by = read.filter?.by ?? 'id';
  return users.filter((user) => user[by].toLowerCase() === wanted.toLowerCase());
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
