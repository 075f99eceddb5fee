import { isObject } from '../domain/is-object.ts';
import type { Operation, Parameter } from '../model/contract.ts';
import type { Json, JsonObject } from '../model/json.ts';
import type { MockUser } from '../model/mock.ts';
import type { ReadList } from '../model/profile.ts';

/** One page of a list, and what is beside it. */
interface Page {
  readonly users: readonly MockUser[];
  readonly more: boolean;
  /** Cursor of the next page, where it is not the id of the last user. */
  readonly next?: string;
}

/** Most users on a page, and whether pages without users come between. */
interface PageManner {
  readonly most: number;
  readonly emptyPages: boolean;
}

/** Names by which documents call the parameters of paging, without case, brackets and underscores. */
const names = {
  size: /^(limit|size|pagesize|pagelimit|perpage|count|first|top|maxresults)$/,
  after: /^(after|startingafter|cursor|pagecursor|pageafter|pagetoken|nexttoken)$/,
  before: /^(before|endingbefore|pagebefore)$/,
  number: /^(page|pagenumber|pageindex)$/,
  offset: /^(offset|start|skip|pageoffset|startindex)$/,
};

/** Ends the cursor that leads on from a page without users. */
const pastEmpty = '~';

/** How an operation is paged by the query parameters that it declares. */
interface Paging {
  readonly page: (users: readonly MockUser[], query: URLSearchParams, manner: PageManner) => Page;
}

/** Reads an operation's declared parameters once. */
export function pagingOf(operation: Operation, read: ReadList): Paging {
  const parameter = (pattern: RegExp) =>
    operation.parameters.find(({ name, in: place }) => place === 'query' && pattern.test(bare(name)));
  const [size, before] = [names.size, names.before].map(parameter);
  const { next } = read;
  const called = operation.parameters.find(({ name, in: place }) => place === 'query' && name === next?.query);
  const number = next?.by === 'page' ? called : parameter(names.number);
  const offset = next?.by === 'offset' ? called : parameter(names.offset);
  const isCursor = next?.from !== undefined || (next?.by === 'link' && called !== number && called !== offset);
  const after = isCursor ? next?.query : parameter(names.after)?.name;
  const first = (next?.by === 'page' ? next.first : undefined) ?? (number && facts(number).default === 0 ? 0 : 1);
  const skipped = next?.by === 'offset' ? (next.first ?? 0) : 0;
  return {
    page(users, query, { most, emptyPages }) {
      const asked = numberIn(query, size) ?? Number(facts(size).default ?? Number.POSITIVE_INFINITY);
      const length = Math.min(asked, most);
      const end = before && query.get(before.name) ? place(users, query.get(before.name) ?? '') : users.length;
      const sent = after === undefined ? null : query.get(after);
      if (emptyPages && sent && !sent.endsWith(pastEmpty)) return { users: [], more: true, next: sent + pastEmpty };
      const cursor = emptyPages ? sent?.replace(pastEmpty, '') : sent;
      const start = cursor
        ? place(users, cursor) + 1
        : before && query.get(before.name)
          ? Math.max(0, end - length)
          : ((numberIn(query, number) ?? first) - first) * length || (numberIn(query, offset) ?? skipped) - skipped;
      const page = users.slice(start, Math.min(end, start + length));
      const more = start + page.length < end;
      if (!more || next?.by !== 'link') return { users: page, more };
      const value =
        called === number ? first + start / length + 1 : called === offset ? start + length : page.at(-1)?.id;
      return { users: page, more, next: String(value) };
    },
  };
}

/** A list's body says how many there are, and whether there are more, where it has a place for that. */
export function withCounts(body: Json, { users, more }: Page, found: number, all: number): Json {
  const said = (key: string, value: Json): Json => {
    if (/^has_?more$/i.test(key)) return more;
    if (/^first_?id$/i.test(key)) return users[0]?.id ?? null;
    if (typeof value !== 'number') return isObject(value) ? members(value) : value;
    if (/^total(_?count|_?items|_?results)?$/i.test(key)) return all;
    return /^total_?filtered_?count$/i.test(key) ? found : value;
  };
  const members = (object: JsonObject): JsonObject =>
    Object.fromEntries(Object.entries(object).map(([key, value]) => [key, said(key, value)]));
  return isObject(body) ? members(body) : body;
}

/** Position of the user with an id; past the end when there is none, so that a pager ends. */
function place(users: readonly MockUser[], id: string): number {
  const index = users.findIndex((user) => user.id === id);
  return index < 0 ? users.length : index;
}

function numberIn(query: URLSearchParams, parameter: Parameter | undefined): number | undefined {
  const value = parameter ? query.get(parameter.name) : null;
  return value === null || value.trim() === '' ? undefined : Number(value);
}

function facts(parameter: Parameter | undefined): JsonObject {
  return isObject(parameter?.schema) ? parameter.schema : {};
}

function bare(name: string): string {
  return name.toLowerCase().replace(/[^a-z]/g, '');
}

/** Whether a parameter counts something: it must then be a number of 0 or more. */
export function counts(name: string): boolean {
  return [names.size, names.number, names.offset].some((pattern) => pattern.test(bare(name)));
}
