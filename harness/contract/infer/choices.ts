import type { Json } from '../../model/json.ts';

/** What a person has decided about a contract that is being made; everything else is inferred. */
export interface InferChoices {
  /** `PATCH /users/{id}/role`. */
  readonly operation?: string;
  readonly title?: string;
  /** `path:id`, `query:who` or `body:/user/id`. */
  readonly resource?: string;
  readonly idFormat?: 'uuid' | 'email' | 'integer' | 'opaque';
  /** Pointer of the role in the request body. */
  readonly role?: string;
  /** Pointer of the role in a user object. */
  readonly roleInUser?: string;
  /** Role values, weakest first. */
  readonly values?: readonly Json[];
  /** Those whose holders may call the update. */
  readonly managers?: readonly Json[];
  /** The one that the organization must keep. */
  readonly owner?: Json;
  /** Pointer of the user object in the response; `none` when it has none. */
  readonly user?: string;
  /** `GET /users/{id}`, or `none`. */
  readonly one?: string;
  readonly list?: string;
}
