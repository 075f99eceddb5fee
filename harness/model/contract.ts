import type { Finding } from './finding.ts';
import type { Json, JsonSchema, Pointer } from './json.ts';
import type { Profile, ProseConstraint } from './profile.ts';

/** What one vendor promises for one operation. Plain data: it can be cloned to another thread. */
export interface Contract {
  /** The folder's name: `acme`. */
  readonly id: string;
  readonly title: string;
  /** The vendor's page. */
  readonly page?: string;
  /** The document's own `info.version`. */
  readonly version: string;
  readonly document: DocumentFacts;
  /** Path of the document's first server URL, without a trailing slash: `/v1`, or `''`. */
  readonly basePath: string;
  readonly update: Operation;
  readonly request: RequestBody;
  readonly reads: Reads;
  /** Takes away one role that an update has added. */
  readonly unassign?: Operation;
  /** Path, of the update or of the read of one user, where the document has a DELETE. */
  readonly removal?: string;
  readonly profile: Profile;
  /** What is odd about the document: documentation gaps, found while reading. */
  readonly gaps: readonly Finding[];
}

/** Where the contract was read, so that a report can be traced to it. */
export interface DocumentFacts {
  readonly file: string;
  /** `sha256:<hex>` of the document and the profile together. */
  readonly digest: string;
  readonly retrieved?: string;
  /** `3.0.3`, `3.1.1`. */
  readonly openapi: string;
  /** Pointer of the operation in the document: `/paths/~1users~1{id}~1role/patch`. */
  readonly pointer: Pointer;
}

/** One operation of the document. All schemas are JSON Schema 2020-12, self-contained (`$ref` only into their own `$defs`). */
export interface Operation {
  /** `PATCH /users/{id}/role`. */
  readonly id: string;
  readonly method: string;
  /** Path template without the server's base path. */
  readonly path: string;
  readonly pointer: Pointer;
  readonly parameters: readonly Parameter[];
  /** By status as documented: `200`, `4XX`, `default`. */
  readonly responses: Readonly<Record<string, DocumentedResponse>>;
  /** Alternatives as the document lists them, each a list of scheme names; `[[]]` says anonymous. */
  readonly security: readonly (readonly string[])[];
}

/** A path, query, header or cookie parameter. */
export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header' | 'cookie';
  readonly required: boolean;
  readonly schema: JsonSchema;
}

/** One documented response. */
export interface DocumentedResponse {
  readonly status: string;
  readonly description: string;
  readonly pointer: Pointer;
  /** By media type, lower case, without parameters. Empty when no body is documented. */
  readonly content: Readonly<Record<string, MediaType>>;
  readonly headers: Readonly<Record<string, { readonly required: boolean; readonly schema: JsonSchema }>>;
}

/** A documented body. */
export interface MediaType {
  readonly schema?: JsonSchema;
  readonly examples: readonly Example[];
}

/** A documented example, with its place. */
export interface Example {
  readonly name: string;
  readonly pointer: Pointer;
  readonly value: Json;
}

/** How the value that an update is gets onto the wire. */
export type RequestEncoding = 'json' | 'form' | 'multipart' | 'parameters';

/** The update's request: the value that cases are made of, and how it is carried. */
export interface RequestBody {
  readonly required: boolean;
  /** How an update is carried; absent: `json`. `parameters`: in query and path, without a body. */
  readonly encoding?: RequestEncoding;
  /** Parameters of the URL that an update with a body changes too: in its value they are members `{NAME}`. */
  readonly beside?: readonly string[];
  /** The media type that updates are sent with. */
  readonly mediaType: string;
  /** All documented ones. */
  readonly mediaTypes: readonly string[];
  /** As documented, readOnly properties left out. */
  readonly documented: JsonSchema;
  /** `documented` and every rule of the profile: what a valid update obeys. */
  readonly effective: JsonSchema;
  /** `documented` and the rules whose side is `both`: what an update may be refused for. */
  readonly enforceable: JsonSchema;
  readonly proseConstraints: readonly ProseConstraint[];
  readonly examples: readonly Example[];
}

/** The sibling operations that a run reads with. */
export interface Reads {
  readonly one?: Operation;
  readonly list?: Operation;
  readonly roles?: Operation;
}
