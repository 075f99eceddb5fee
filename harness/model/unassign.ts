import type { Json, Pointer } from './json.ts';

/** A parameter of the URL, or a place in the body. */
export type RequestPlace =
  | { readonly in: 'path' | 'query'; readonly name: string }
  | { readonly in: 'body'; readonly pointer: Pointer };

/** The operation that takes away what an update adds: one role of one user. */
export interface ProfileUnassign {
  /** `DELETE /users/{id}/roles/{role}`, in the same document. */
  readonly operation: string;
  /** How it names the user. */
  readonly user: RequestPlace;
  /** How it names the role: by its value, or by what an item of the user's list of roles has at `from`. */
  readonly role: RequestPlace & { readonly from?: Pointer };
  /** Fixed parameters, by name; `{organization}` stands for the target's. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** Places of the body that have one value. */
  readonly fixed?: Readonly<Record<Pointer, Json>>;
}
