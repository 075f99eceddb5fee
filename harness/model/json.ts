/** Any JSON value (RFC 8259). */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

/** A JSON object; keys in the order in which they are written. */
export interface JsonObject {
  readonly [key: string]: Json;
}

/**
 * A JSON Schema, draft 2020-12 unless a dialect says otherwise. Keywords stay plain JSON, so that what a vendor
 * wrote survives unread; the engine in `harness/schema/` gives them meaning.
 */
export type JsonSchema = boolean | JsonSchemaObject;

/** An object schema with any keywords, known or not. */
export interface JsonSchemaObject {
  readonly [keyword: string]: Json;
}

/** A JSON Pointer (RFC 6901): `''` for the whole value, `/a/0` for a member, `~0` and `~1` escaped. */
export type Pointer = string;
