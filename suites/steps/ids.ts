import type { Plan } from '../../harness/suite.ts';

/** An id that nobody has, of the contract's format: the target's fixture, else one that is made up. */
export function unknownId(context: Plan): string {
  const { unknown } = context.target.fixtures;
  if (unknown !== undefined) return unknown;
  switch (context.contract.profile.resource.format) {
    case 'uuid':
      return '0badc0de-0000-4000-8000-00000000dead';
    case 'email':
      return 'rolecall-nobody@invalid.example';
    case 'integer':
      return '2147480001';
    case 'opaque':
      return unlikeAnybody(context);
  }
}

/**
 * Ids that the contract's format does not allow; each stays one segment of a path. All are made from the unknown id, so
 * that a server that reads only the beginning, the digits or the letters of it still finds nobody.
 */
export function malformedIds(context: Plan): readonly string[] {
  const { malformed, format } = context.contract.profile.resource;
  if (malformed) return malformed;
  const nobody = unknownId(context);
  const long = nobody + 'a'.repeat(300);
  switch (format) {
    case 'uuid':
      return [`not-${nobody}`, nobody.slice(0, -1), `${nobody.slice(0, -1)}g`, nobody.replaceAll('-', '+'), long];
    case 'email': {
      const [name = nobody] = nobody.split('@');
      return [name, `@${name}.invalid`, `${name} b@invalid.example`, `${long}@invalid.example`];
    }
    case 'integer':
      return [`${nobody}abc`, `${nobody}.5`, `-${nobody}`, beyond64Bits(nobody), `${nobody}e0`];
    case 'opaque':
      return [`${nobody} x`, `${nobody}%`, `${nobody}'"<>`, long];
  }
}

/** The same number where 32 or 64 bits are all that is kept of it. */
function beyond64Bits(id: string): string {
  return /^\d+$/.test(id) ? String(BigInt(id) + 2n ** 64n) : `${id}0000000000000000000000`;
}

/** An id that holds a test user's own, so that a server that finds a number in it finds the test user, or nobody. */
function unlikeAnybody({ target }: Plan): string {
  const { roles: _roles, ...fixtures } = target.fixtures;
  const callers = Object.values(target.callers).map((caller) => caller?.userId);
  const named = new Set([...target.testUsers, ...Object.values(fixtures), ...callers]);
  const [known = 'user'] = target.testUsers;
  let id = `rolecall-nobody-${known}`;
  while (named.has(id)) id = `${id}y`;
  return id;
}
