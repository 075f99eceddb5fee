import type { Operation, Parameter } from '../../model/contract.ts';
import type { ReadList, UserPointers } from '../../model/profile.ts';
import { fieldsOf, typesOf } from './fields.ts';
import { successOf } from './infer-user.ts';
import { emailName, soundsLikeId } from './words.ts';

/** A hundred users on a page, or as many as one may have. */
export function sizeOf(operation: Operation): Readonly<Record<string, string>> {
  const size = queryOf(operation, /^(limit|count|max|per_?page|page_?size|page\[size\])$/i);
  if (size === undefined) return {};
  const { schema } = size;
  const most = typeof schema === 'object' && typeof schema.maximum === 'number' ? schema.maximum : 100;
  return { [size.name]: String(Math.min(100, most)) };
}

/** The query parameter that narrows a list to one user. */
export function filterOf(
  { parameters }: Operation,
  pointers: UserPointers,
  isMembership: boolean,
  own = '',
): Pick<ReadList, 'filter'> {
  const queries = parameters.filter(({ in: where }) => where === 'query').map(({ name }) => name);
  const email =
    pointers.email === undefined ? undefined : queries.find((name) => emailName.test(name) || /^emails$/i.test(name));
  if (email !== undefined) return { filter: { query: email, by: 'email' } };
  // The id of the user is not that of the membership.
  const id =
    queries.find((name) => name === own && soundsLikeId(name)) ??
    queries.find((name) => (isMembership ? /^ids?$/i : /^(id|ids|user_?id)$/i).test(name));
  return id === undefined ? {} : { filter: { query: id, by: 'id' } };
}

/** How the next page is reached: by what the response says, by a Link header, else by counting pages or users. */
export function nextOf(operation: Operation): Pick<ReadList, 'next'> {
  const cursor = queryOf(
    operation,
    /^(cursor|after|page_?token|next_?token|starting_?after|next|\$skip_?token|page\[(after|cursor)\])$/i,
  );
  const page = queryOf(operation, /^(page|page_?number|page\[number\])$/i);
  const offset = queryOf(operation, /^(offset|\$?skip|start|startIndex|page\[offset\])$/);
  const from = fieldsOf(successOf(operation).schema, 2).find(
    ({ name, pointer, schemas }) =>
      !typesOf(schemas).has('object') &&
      (/^(@odata\.nextLink|next_?link|next_?page|next|next_?cursor|next_?page_?token|next_?token|cursor|last_?id)$/i.test(
        name,
      ) ||
        /\/next\/(after|cursor|token)$/i.test(pointer)),
  )?.pointer;
  if (cursor !== undefined && from !== undefined) return { next: { query: cursor.name, from } };
  // An address has the parameter in it.
  if (offset !== undefined && from !== undefined && /link$/i.test(from)) return { next: { query: offset.name, from } };
  const counted = page ?? offset ?? cursor;
  if (counted !== undefined && hasLinks(operation)) return { next: { query: counted.name, by: 'link' } };
  if (page !== undefined) return { next: { query: page.name, by: 'page', ...firstOf(page, 1) } };
  return offset === undefined
    ? {}
    : {
        next: {
          query: offset.name,
          by: 'offset',
          ...(offset.name === 'startIndex' ? { first: 1 } : firstOf(offset, 0)),
        },
      };
}

/** The documented first page, where it is not the usual one. */
function firstOf({ schema }: Parameter, usual: number): { readonly first?: number } {
  // A least value says what is taken, and not where pages begin.
  const first = typeof schema === 'object' ? schema.default : undefined;
  return typeof first === 'number' && first !== usual ? { first } : {};
}

function hasLinks({ responses }: Operation): boolean {
  return Object.entries(responses).some(([status, { headers }]) => status.startsWith('2') && 'link' in headers);
}

function queryOf({ parameters }: Operation, pattern: RegExp): Parameter | undefined {
  return parameters.find(({ in: where, name }) => where === 'query' && pattern.test(name));
}
