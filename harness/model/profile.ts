import type { Json, JsonObject, JsonSchema, Pointer } from './json.ts';
import type { ProfileReads, UserPointers } from './profile-reads.ts';
import type { RateLimits } from './rate-limit.ts';
import type { Refusal, RefusalResponses } from './refusal.ts';
import type { ProfileUnassign } from './unassign.ts';

export type { ProfileReads, ReadList, ReadOne, ReadRoles, UserPointers } from './profile-reads.ts';
export type { RateHeader, RateLimits, RateWindow } from './rate-limit.ts';
export type { Refusal, RefusalResponses } from './refusal.ts';

/**
 * The part of a contract that OpenAPI cannot say, as read from `profile.yaml`. Its published JSON Schema is
 * `specs/profile.schema.json`; the two change together.
 */
export interface Profile {
  /** Name for people: `Acme`. */
  readonly title: string;
  /** The vendor's own page. */
  readonly page?: string;
  /** As written: folder of what all contracts of the vendor share. */
  readonly vendor?: string;
  /** `never`: nobody has run this contract against the vendor's own server yet; else the day on which somebody did. */
  readonly tried?: string;
  readonly document: ProfileDocument;
  readonly request?: ProfileRequest;
  readonly resource: ProfileResource;
  readonly user: UserPointers;
  readonly responses: ProfileResponses;
  readonly fields: readonly Field[];
  readonly bind?: readonly Binding[];
  readonly reads?: ProfileReads;
  /** Takes away what an update adds. */
  readonly unassign?: ProfileUnassign;
  readonly auth: Auth;
  readonly permissions: ProfilePermissions;
  /** What an update does to an optional field that it leaves out. Absent: not said, so not tried. */
  readonly omitted?: 'kept' | 'cleared';
  /** What the vendor does with If-Match (RFC 9110 section 13). Absent: tried where entity tags are sent. */
  readonly conditional?: 'honored' | 'required' | 'ignored';
  readonly refusals?: Partial<Record<Refusal, RefusalResponses>>;
  readonly constraints?: readonly ProseConstraint[];
  readonly rateLimit?: RateLimits;
  readonly errors?: readonly ErrorShape[];
  readonly mock?: MockProfile;
  /** Documentation gaps that only a reader finds. */
  readonly gaps?: readonly ProfileGap[];
}

/** Where the document is silent or contradicts itself in prose. */
export interface ProfileGap {
  /** Stable, kebab-case. */
  readonly id: string;
  /** What is odd, one sentence, our words. */
  readonly description: string;
  readonly expected: string;
  readonly received: string;
  readonly source: string;
}

/** Which operation of which document. */
export interface ProfileDocument {
  /** File in the contract's folder (or elsewhere, when the user allows it). */
  readonly file: string;
  /** `PATCH /users/{id}/role`; may be left out when the document has one operation that is not a sibling. */
  readonly operation?: string;
  /** Day on which the vendor's document was read, `2026-11-20`. */
  readonly retrieved?: string;
  /** Where the vendor publishes the document, a URL. */
  readonly source?: string;
}

/** How updates are written, where the document leaves a choice or says it in prose. */
export interface ProfileRequest {
  /** Of several documented media types the one to send; default JSON, then a patch, then a form. */
  readonly mediaType?: string;
  /** Places of the body that have one value in every update: the `op` and the `path` of a patch, a schema's URN. */
  readonly fixed?: Readonly<Record<Pointer, Json>>;
}

/** How a request names the user (or the membership) whose role it changes. */
export interface ProfileResource {
  readonly of?: 'user' | 'membership';
  readonly request:
    | { readonly in: 'path' | 'query'; readonly name: string }
    | { readonly in: 'body'; readonly pointer: Pointer };
  /** Places in the request body that must repeat the id. */
  readonly repeated?: readonly Pointer[];
  /** What a well-formed id looks like; decides the malformed and the unknown ids that are tried. */
  readonly format: 'uuid' | 'email' | 'integer' | 'opaque';
  /** Ids that the server cannot hold, when the format does not say; each is tried as `malformed-id`. */
  readonly malformed?: readonly string[];
  /** What removing a user does: `disables` leaves the user to be updated as before, so that no removed test user can be tried. Default `deletes`. */
  readonly removal?: 'deletes' | 'disables';
  /** Other path and query parameters of the update, by name; `{organization}` stands for the target's. */
  readonly parameters?: Readonly<Record<string, string>>;
}

/** The success response of the update. */
export interface ProfileResponses {
  /** Success statuses; usually one. */
  readonly statuses: readonly number[];
  /** Success statuses that say that nothing is in force yet: somebody was invited. */
  readonly pending?: readonly number[];
  /** Where the user object is in the body; `null` when the response has no body (204). */
  readonly user: Pointer | null;
  /** Pointers inside the user object of this response, where they differ from `user`. */
  readonly pointers?: UserPointers;
}

/** A field that an update may change. */
export interface Field {
  /** `role`, `name`. Unique in the profile. */
  readonly name: string;
  /** `role`: what may vary on a live target; `attribute`: varies only where the target permits it. */
  readonly kind: 'role' | 'attribute';
  /** Where it is in the request body. */
  readonly request: Pointer;
  /** Where a user object shows it; absent when no response shows it. */
  readonly user?: Pointer;
  /** Where the update's own response shows it inside its user object, if elsewhere than `user`. */
  readonly response?: Pointer;
  /** Values that the operation accepts, when the schema does not say, or says more than is legal. */
  readonly values?: readonly Json[];
  /** The values name things of the target: its roles (`fixtures.roles`). */
  readonly from?: 'roles';
  /** The field is a list of such values. */
  readonly list?: boolean;
  /** An update adds the value to those that the user has. Without an operation that removes it, a live target is not written to. */
  readonly adds?: boolean;
  /** What one list item looks like in a user object, where it is not the bare value: pointer to the value in an item. */
  readonly item?: Pointer;
  /** Where one kind of response shows it otherwise than `user`, `response` and `item` say. */
  readonly shown?: Partial<Record<'response' | 'one' | 'list', ShownAt>>;
  /** Not sent in a default update (a deprecated double of another field, or one that nobody says what it does beside it). */
  readonly deprecated?: boolean;
  /** No two users may have the same value, so that it is not varied. Absent: true for names such as username and login. */
  readonly unique?: boolean;
  /** Values that a response may show for one another: `[[st, null]]` lets null stand where st was written. */
  readonly alike?: readonly (readonly Json[])[];
}

/** Where a user object shows a field. */
export interface ShownAt {
  /** `null` when it is not shown there. */
  readonly pointer?: Pointer | null;
  /** Pointer to the value in one list item, or in the object that stands there; `''` for the bare value. */
  readonly item?: Pointer;
}

/** A request field that names a real thing and so takes its value from the test user or the target, never from the generator. */
export interface Binding {
  readonly request: Pointer;
  /** `field.NAME`: the user's own value of a field, `/PLACE`: what a read of the user shows there, `target.NAME`: one of the target's `values`. */
  readonly to: 'user.id' | 'user.email' | 'user.name' | 'caller.userId' | 'organization' | BoundPlace;
}

/** Where a binding takes its value from, beside what every user has. */
export type BoundPlace = `/${string}` | `field.${string}` | `target.${string}`;

/** How callers prove who they are, as it really is (a document may say otherwise). */
export interface Auth {
  /** Any one of these suffices; all headers of one are needed together. */
  readonly schemes: readonly AuthScheme[];
  /** Headers every caller sends that are no credential: version, organization. `{organization}` is filled by the target. */
  readonly context?: Readonly<Record<string, string>>;
  /** Where this is said when the document is silent or says otherwise. */
  readonly source?: string;
}

/** One way to authenticate. */
export interface AuthScheme {
  readonly name: string;
  /** Header name to template; `{secret}` is the credential, `{basic}` its RFC 7617 form. */
  readonly headers: Readonly<Record<string, string>>;
}

/** Who may do what. */
export interface ProfilePermissions {
  /** `one`: everybody belongs to the same organization, so that nobody can be of another. Default `many`. */
  readonly organizations?: 'one' | 'many';
  /** Role values that callers and users hold, strongest first. */
  readonly roles: readonly RankedRole[];
  /** `later` where a changed role takes effect with the caller's next credentials only. Default `at once`. */
  readonly takesEffect?: 'at once' | 'later';
  /** A caller may neither update a user above itself nor grant a role above its own. */
  readonly ranked?: boolean;
  /** What may the weak caller not do, in words, with its source. */
  readonly source?: string;
}

/** A role as the permissions see it. */
export interface RankedRole {
  readonly value: Json;
  /** Higher means more. */
  readonly rank: number;
  /** May call the update. */
  readonly mayUpdate?: boolean;
  /** The organization must keep at least one of these. */
  readonly owner?: boolean;
  /** False when the update cannot write it (so that a user who holds it cannot be restored). */
  readonly mayBeAssigned?: boolean;
}

/** A rule that only prose states, restated, with the schema that it amounts to. */
export interface ProseConstraint {
  readonly id: string;
  /** One sentence, our words. */
  readonly description: string;
  /** Where the vendor says it. */
  readonly source: string;
  /** Where in the request body it applies. */
  readonly pointer: Pointer;
  readonly schema: JsonSchema;
  /** `both`: also tried from the other side; `valid`: only keeps it out of valid updates (what happens is not documented). */
  readonly appliesTo?: 'both' | 'valid';
  /** The document's schema expressly permits what this forbids: accepting it is a documentation gap, not a failure. */
  readonly contradicts?: boolean;
  readonly refusal?: Refusal;
}

/** The body of an error, as a template: `{status}` (a number when alone; `{status:text}` is text), `{title}`, `{detail}`, `{code}`. */
export interface ErrorShape {
  /** Statuses it is for; absent: all others. */
  readonly statuses?: readonly number[];
  readonly mediaType: string;
  readonly body: Json;
}

/** What the mock needs beside the contract. */
export interface MockProfile {
  /** A user object as the reads return it; id, email, name and changed fields are filled in per user. */
  readonly user?: JsonObject;
  /** Optional fields that only some users have, by pointer in the user object, each with a value. */
  readonly sometimes?: Readonly<Record<Pointer, Json>>;
  /** Fields that follow from the role: by pointer in the user object, the value by the strongest role (as JSON text). */
  readonly derived?: Readonly<Record<Pointer, Readonly<Record<string, Json>>>>;
  /** Success body around the user object where the document has more than it (`included`). */
  readonly response?: Json;
  readonly list?: Json;
  /** How ids are written: default by `testUser.form`. */
  readonly idPrefix?: string;
  /** What demoting the last owner does where the contract is silent: refused with the `last-owner` refusal, or allowed. */
  readonly lastOwner?: 'refuse' | 'allow';
  readonly organization?: string;
}
