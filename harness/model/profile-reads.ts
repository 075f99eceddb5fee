import type { Pointer } from './json.ts';

/** Where things stand inside one user object, in whatever response that object is. */
export interface UserPointers {
  readonly id?: Pointer;
  readonly email?: Pointer;
  readonly name?: Pointer;
  /** Fields that a server may change by itself (timestamps). */
  readonly volatile?: readonly Pointer[];
}

/** The sibling operations of the update. */
export interface ProfileReads {
  readonly one?: ReadOne;
  readonly list?: ReadList;
  readonly roles?: ReadRoles;
  /** Anybody may read users, without credentials and from every organization: the vendor says so. */
  readonly public?: boolean;
  /** Seconds until reads show an update, where they lag. Default 0; a target may say otherwise. */
  readonly settles?: number;
}

/** Reads the roles that may be assigned. */
export interface ReadRoles {
  readonly operation: string;
  /** Where the array is in the response. */
  readonly items: Pointer;
  /** Where the value is in one item. */
  readonly value: Pointer;
  /** Fixed parameters, by name; `{organization}` stands for the target's. */
  readonly parameters?: Readonly<Record<string, string>>;
}

/** Reads one user by id. */
export interface ReadOne {
  /** `GET /users/{id}`, in the same document. */
  readonly operation: string;
  /** Path or query parameter that takes the id, or its place in the body of a read by POST. */
  readonly id:
    | { readonly in: 'path' | 'query'; readonly name: string }
    | { readonly in: 'body'; readonly pointer: Pointer };
  /** Where the user object is in the response; may be a list of one, then the pointer ends in `/0`. */
  readonly user: Pointer;
  /** Where a user object would have what stands there, for a read that shows the roles of a user alone. */
  readonly as?: Pointer;
  /** Fixed parameters, by name; `{organization}` stands for the target's. */
  readonly parameters?: Readonly<Record<string, string>>;
  readonly pointers?: UserPointers;
}

/** Reads many users. */
export interface ReadList {
  readonly operation: string;
  /** Where the array is in the response. */
  readonly items: Pointer;
  /** Where the user object is in one item; `''` when the item is the user. */
  readonly user: Pointer;
  readonly parameters?: Readonly<Record<string, string>>;
  /** Query parameter that narrows the list to one user, and by what. */
  readonly filter?: { readonly query: string; readonly by: 'id' | 'email' };
  readonly next?: NextPage;
  readonly pointers?: UserPointers;
}

/** How to reach the next page of a list: the query parameter, and where its value comes from. */
export type NextPage = { readonly query: string } & (
  | {
      /** Where the response holds the value, or an address that has it. */
      readonly from: Pointer;
      readonly by?: never;
    }
  | {
      /** `page`: the number of the page; `offset`: of the users before; `link`: as the Link header says (RFC 8288). */
      readonly by: 'page' | 'offset' | 'link';
      /** Of the first page; 1 for a page, 0 for an offset. */
      readonly first?: number;
      readonly from?: never;
    }
);
