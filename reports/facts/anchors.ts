/** Something that has a contract and a target. */
interface Placed {
  readonly contract: string;
  readonly target: string;
}

/** Stable anchor of a contract on a target: `acme@sandbox`. */
export function contractAnchor({ contract, target }: Placed): string {
  return safe(`${contract}@${target}`);
}

/** Stable anchor of a requirement: `acme@sandbox/accept.persists`. The same in every run. */
export function requirementAnchor(verdict: Placed & { readonly requirement: string }): string {
  return `${contractAnchor(verdict)}/${safe(verdict.requirement)}`;
}

/** Stable anchor of an exchange within its run: `acme@sandbox/x42`. */
export function exchangeAnchor(place: Placed, exchange: number): string {
  return `${contractAnchor(place)}/x${exchange}`;
}

// What a fragment may hold as it is (RFC 3986 section 3.5); anything else is written as its code points.
function safe(text: string): string {
  return text.replace(/[^\w.:@/~-]/gu, (character) => `_${(character.codePointAt(0) ?? 0).toString(16)}_`);
}
