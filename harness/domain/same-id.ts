const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** A UUID in lower case, any other text as it is: RFC 9562 section 4 has UUIDs written in lower case and read in either. */
export function plainId(text: string): string {
  return uuid.test(text) ? text.toLowerCase() : text;
}

/** True when two texts are one id. */
export function sameId(one: string | undefined, other: string | undefined): boolean {
  return one === other || (one !== undefined && other !== undefined && plainId(one) === plainId(other));
}
