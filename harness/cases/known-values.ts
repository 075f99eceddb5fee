import { at } from '../domain/pointer.ts';
import { sameJson } from '../domain/same-json.ts';
import type { InvalidCase } from '../model/case.ts';
import type { Contract } from '../model/contract.ts';
import type { Json } from '../model/json.ts';
import { legalValues } from './legal-values.ts';

/** Numbers that are nearer than this to a known id may be somebody's: ids are given out one after another. */
const farAway = 100_000;

/**
 * True when the body of an invalid case may name a role that there is: a known one in other spelling (letter case, white
 * space, another form of the same letters), a number beside a known id, or no role at all. Nothing says that a server must refuse it.
 */
export function mayNameRole(contract: Contract, roles: readonly Json[], one: InvalidCase): boolean {
  const field = contract.profile.fields.find(
    ({ request }) => one.constraint.pointer === request || one.constraint.pointer.startsWith(`${request}/`),
  );
  // What was made to be unknown is: the target says so, or it is far from all.
  if (field === undefined || one.constraint.keyword === 'role') return false;
  if (one.refusal !== 'unknown-role' || one.body === undefined) return false;
  const sent = at(one.body, field.request);
  if (sent === undefined) return false;
  const known = [
    ...roles,
    ...legalValues(contract, field, roles).flat(1),
    ...rankedValues(contract),
  ] as readonly Json[];
  const items = Array.isArray(sent) ? (sent as readonly Json[]) : [sent];
  return items.every((item) =>
    known.some((value) => isSpelling(item, value, field.from === 'roles' || contract.reads.roles !== undefined)),
  );
}

function rankedValues({ profile }: Contract): readonly Json[] {
  return profile.permissions.roles.map(({ value }) => value);
}

function isSpelling(item: Json, value: Json, isId: boolean): boolean {
  if (typeof item === 'string' && typeof value === 'string') return plain(item) === plain(value);
  if (sameJson(item, value)) return true;
  return isId && typeof item === 'number' && typeof value === 'number' && Math.abs(item - value) < farAway;
}

// Ids of roles are often compared without regard to letter case or the space around them; UUIDs must be (RFC 9562 section 4).
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\u200b\ufeff]/g, '')
    .toLowerCase();
}
