import type { Cause, CauseAnswers } from './cause.ts';
import type { Json, JsonObject, JsonSchema, Pointer } from './json.ts';
import type { Throttle } from './throttle.ts';

export type { Cause, CauseAnswers } from './cause.ts';
export type { RateHeader, RateWindow, Throttle } from './throttle.ts';

/**
 * The part of a contract that OpenAPI cannot say, as read from `profile.yaml`. Its published JSON Schema is
 * `specs/profile.schema.json`; the two change together.
 */
export interface Profile {
  /** Name for people: `Acme`. */
  readonly title: string;
  /** The vendor's own page. */
  readonly page?: string;
  readonly document: ProfileDocument;
  readonly subject: ProfileSubject;
  readonly user: UserPointers;
  readonly answer: ProfileAnswer;
  readonly changes: readonly Change[];
  readonly bind?: readonly Binding[];
  readonly reads?: ProfileReads;
  readonly auth: Auth;
  readonly rights: Rights;
  readonly causes?: Partial<Record<Cause, CauseAnswers>>;
  readonly rules?: readonly Rule[];
  readonly throttle?: Throttle;
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
  readonly says: string;
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
}

/** How a request names the user (or the membership) whose role it changes. */
export interface ProfileSubject {
  readonly of?: 'user' | 'membership';
  readonly request:
    | { readonly in: 'path' | 'query'; readonly name: string }
    | { readonly in: 'body'; readonly pointer: Pointer };
  /** Places in the request body that must repeat the id. */
  readonly repeated?: readonly Pointer[];
  /** What a well-formed id looks like; decides the malformed and the unknown ids that are tried. */
  readonly form: 'uuid' | 'email' | 'integer' | 'opaque';
  /** Ids that the server cannot hold, when the form does not say; each is tried as `malformed-id`. */
  readonly malformed?: readonly string[];
  /** What removing a user does: `disables` leaves the user to be updated as before, so that no removed subject can be tried. Default `deletes`. */
  readonly removal?: 'deletes' | 'disables';
  /** Other path and query parameters of the update, by name; `{organisation}` stands for the target's. */
  readonly parameters?: Readonly<Record<string, string>>;
}

/** Where things stand inside one user object, wherever that object is answered. */
export interface UserPointers {
  readonly id?: Pointer;
  readonly email?: Pointer;
  readonly name?: Pointer;
  /** Fields that a server may change by itself (timestamps). */
  readonly volatile?: readonly Pointer[];
}

/** The success answer of the update. */
export interface ProfileAnswer {
  /** Success statuses; usually one. */
  readonly statuses: readonly number[];
  /** Where the user object stands in the body; `null` when the answer has no body (204). */
  readonly user: Pointer | null;
  /** Pointers inside the user object of this answer, where they differ from `user`. */
  readonly pointers?: UserPointers;
}

/** A field that an update may change. */
export interface Change {
  /** `role`, `name`. Unique in the profile. */
  readonly name: string;
  /** `role`: what may vary on a live target; `profile`: varies only where the target permits it. */
  readonly kind: 'role' | 'profile';
  /** Where it stands in the request body. */
  readonly request: Pointer;
  /** Where a user object shows it; absent when no answer shows it. */
  readonly user?: Pointer;
  /** Where the update's own answer shows it inside its user object, if elsewhere than `user`. */
  readonly answer?: Pointer;
  /** Values that the operation accepts, when the schema does not say, or says more than is legal. */
  readonly values?: readonly Json[];
  /** The values name things of the target: its roles (`fixtures.roles`). */
  readonly from?: 'roles';
  /** The field is a list of such values. */
  readonly list?: boolean;
  /** What one list item looks like in a user object, where it is not the bare value: pointer to the value in an item. */
  readonly item?: Pointer;
  /** Not sent in a default update (a deprecated twin of another field, or one that nobody says what it does beside it). */
  readonly deprecated?: boolean;
  /** Values that an answer may show for one another: `[[st, null]]` lets null stand where st was written. */
  readonly alike?: readonly (readonly Json[])[];
}

/** A request field that names a real thing and so takes its value from the subject or the target, never from the generator. */
export interface Binding {
  readonly request: Pointer;
  readonly to: 'subject.id' | 'subject.email' | 'subject.name' | 'caller.userId';
}

/** The reads beside the update. */
export interface ProfileReads {
  readonly one?: ReadOne;
  readonly list?: ReadList;
  readonly roles?: { readonly operation: string; readonly items: Pointer; readonly value: Pointer };
}

/** Reads one user by id. */
export interface ReadOne {
  /** `GET /users/{id}`, in the same document. */
  readonly operation: string;
  /** Path or query parameter that takes the id. */
  readonly id: { readonly in: 'path' | 'query'; readonly name: string };
  /** Where the user object stands in the answer; may be a list of one, then the pointer ends in `/0`. */
  readonly user: Pointer;
  /** Fixed parameters, by name; `{organisation}` stands for the target's. */
  readonly parameters?: Readonly<Record<string, string>>;
  readonly pointers?: UserPointers;
}

/** Reads many users. */
export interface ReadList {
  readonly operation: string;
  /** Where the array stands in the answer. */
  readonly items: Pointer;
  /** Where the user object stands in one item; `''` when the item is the user. */
  readonly user: Pointer;
  readonly parameters?: Readonly<Record<string, string>>;
  /** Query parameter that narrows the list to one user, and by what. */
  readonly filter?: { readonly query: string; readonly by: 'id' | 'email' };
  /** How to reach the next page: the query parameter, and where the answer holds its value. */
  readonly next?: { readonly query: string; readonly from: Pointer };
  readonly pointers?: UserPointers;
}

/** How callers prove who they are, as it really is (a document may say otherwise). */
export interface Auth {
  /** Any one of these suffices; all headers of one are needed together. */
  readonly schemes: readonly AuthScheme[];
  /** Headers every caller sends that are no credential: version, organisation. `{organisation}` is filled by the target. */
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
export interface Rights {
  /** `one`: everybody belongs to the same organisation, so that nobody can be of another. Default `many`. */
  readonly organisations?: 'one' | 'many';
  /** Role values that callers and users hold, strongest first. */
  readonly roles: readonly RankedRole[];
  /** What may the weak caller not do, in words, with its source. */
  readonly source?: string;
}

/** A role as the rights see it. */
export interface RankedRole {
  readonly value: Json;
  /** Higher means more. */
  readonly rank: number;
  /** May call the update. */
  readonly manages?: boolean;
  /** The organisation must keep at least one of these. */
  readonly owner?: boolean;
  /** False when the update cannot write it (so that a user who holds it cannot be put back). */
  readonly assignable?: boolean;
}

/** A rule that only prose states, restated, with the schema that it amounts to. */
export interface Rule {
  readonly id: string;
  /** One sentence, our words. */
  readonly says: string;
  /** Where the vendor says it. */
  readonly source: string;
  /** Where in the request body it applies. */
  readonly at: Pointer;
  readonly schema: JsonSchema;
  /** `both`: also tried from the other side; `valid`: only keeps it out of valid updates (what happens is not documented). */
  readonly side?: 'both' | 'valid';
  /** The document's schema expressly permits what this forbids: accepting it is a documentation gap, not a failure. */
  readonly contradicts?: boolean;
  readonly cause?: Cause;
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
  /** A user object as the reads answer it; id, email, name and changed fields are filled in per user. */
  readonly user?: JsonObject;
  /** Optional fields that only some users have, by pointer in the user object, each with a value. */
  readonly sometimes?: Readonly<Record<Pointer, Json>>;
  /** Success body around the user object where the document has more than it (`included`). */
  readonly answer?: Json;
  readonly list?: Json;
  /** How ids are written: default by `subject.form`. */
  readonly idPrefix?: string;
  /** What demoting the last owner does where the contract is silent: refused with the `last-owner` cause, or allowed. */
  readonly lastOwner?: 'refuse' | 'allow';
  readonly organisation?: string;
}
