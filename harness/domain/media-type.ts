/** Type and subtype of a Content-Type, lower case, without parameters; `undefined` when there is none. */
export function mediaTypeOf(contentType: string | undefined): string | undefined {
  return contentType?.split(';')[0]?.trim().toLowerCase() || undefined;
}

/** True for `application/json` and every media type of that structure (RFC 6839); parameters do not matter. */
export function isJsonType(contentType: string | undefined): boolean {
  return /^application\/([^/]+\+)?json$/.test(mediaTypeOf(contentType) ?? '');
}
