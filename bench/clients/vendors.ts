// biome-ignore-all lint/suspicious/noExplicitAny: bodies of six vendors, read as a small client reads them
/** What a client of each contract knows: paths, bodies, and where things are. Written from the documents, by hand. */
interface VendorFacts {
  readonly method: string;
  readonly path: (user: string) => string;
  readonly body: (user: string, change: Record<string, unknown>) => unknown;
  /** The user object of a response to an update or a read. */
  readonly user: (body: any) => any;
  readonly role: (user: any, field: string) => unknown;
  readonly read?: (user: string) => string;
  readonly list: (page: { size: number; cursor?: string; number: number }, organization: string) => string;
  readonly items: (body: any) => readonly any[];
  readonly id: (user: any) => string;
  /** The cursor of the next page, or whether there is one. */
  readonly next: (body: any, size: number) => string | boolean;
  readonly code: (body: any) => unknown;
  readonly resetHeader?: string;
  /** All attribute fields that a careless client sends along. */
  readonly others: Record<string, unknown>;
}

const plain = (_user: string, change: Record<string, unknown>) => change;
const e = encodeURIComponent;

export const vendors: Record<string, VendorFacts> = {
  datagrid: {
    method: 'PATCH',
    path: (user) => `/organization/users/${e(user)}`,
    body: plain,
    user: (body) => body,
    role: (user) => user.permissions.role,
    read: (user) => `/organization/users/${e(user)}`,
    list: ({ size, cursor }) => `/organization/users?limit=${size}${cursor ? `&after=${e(cursor)}` : ''}`,
    items: (body) => body.data,
    id: (user) => user.id,
    next: (body) => (body.has_more ? body.data.at(-1).id : false),
    code: (body) => body.error,
    resetHeader: 'x-ratelimit-reset',
    others: {},
  },
  dolfin: {
    method: 'PATCH',
    path: (user) => `/users/${e(user)}/role`,
    body: plain,
    user: (body) => body,
    role: (user) => user.role,
    list: ({ size, cursor }, organization) =>
      `/organisations/${organization}/users?Limit=${size}${cursor ? `&Cursor=${e(cursor)}` : ''}`,
    items: (body) => body.data,
    id: (user) => user.id,
    next: (body) => body.nextCursor ?? false,
    code: (body) => String(body.detail ?? '').split(':')[0],
    others: {},
  },
  openai: {
    method: 'POST',
    path: (user) => `/organization/users/${e(user)}`,
    body: plain,
    user: (body) => body,
    role: (user) => user.role,
    read: (user) => `/organization/users/${e(user)}`,
    list: ({ size, cursor }) => `/organization/users?limit=${size}${cursor ? `&after=${e(cursor)}` : ''}`,
    items: (body) => body.data,
    id: (user) => user.id,
    next: (body) => (body.has_more ? body.last_id : false),
    code: (body) => body.error?.code,
    others: { technical_level: null },
  },
  polytomic: {
    method: 'PUT',
    path: (user) => `/api/organization/users/${e(user)}`,
    body: plain,
    user: (body) => body.data,
    role: (user) => user.role_ids,
    read: (user) => `/api/organization/users/${e(user)}`,
    list: () => '/api/organization/users',
    items: (body) => body.data,
    id: (user) => user.id,
    next: () => false,
    code: (body) => body.key,
    others: {},
  },
  'datadog-v1': {
    method: 'PUT',
    path: (user) => `/api/v1/user/${e(user)}`,
    body: plain,
    user: (body) => body.user,
    role: (user, field) => user[field],
    read: (user) => `/api/v1/user/${e(user)}`,
    list: () => '/api/v1/user',
    items: (body) => body.users,
    id: (user) => user.handle,
    next: () => false,
    code: () => undefined,
    resetHeader: 'x-ratelimit-reset',
    others: { name: 'Somebody', disabled: false },
  },
  'datadog-v2': {
    method: 'PATCH',
    path: (user) => `/api/v2/users/${e(user)}`,
    body: (user, change) => ({ data: { type: 'users', id: user, attributes: change } }),
    user: (body) => body.data,
    role: (user, field) => user.attributes[field],
    read: (user) => `/api/v2/users/${e(user)}`,
    list: ({ size, number }) => `/api/v2/users?page[size]=${size}&page[number]=${number}`,
    items: (body) => body.data,
    id: (user) => user.id,
    next: (body, size) => body.data.length === size,
    code: () => undefined,
    resetHeader: 'x-ratelimit-reset',
    others: { title: 'Somebody', name: 'Somebody' },
  },
};
