import { put } from '../domain/pointer.ts';
import type { InvalidCase } from '../model/case.ts';
import type { Contract } from '../model/contract.ts';
import type { Json } from '../model/json.ts';
import { compile } from '../schema/compile.ts';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** What is known of the roles of a target. */
interface KnownRoles {
  readonly roles: readonly Json[];
  /** Roles that there are beside them. */
  readonly existing: readonly Json[];
  /** A value that no role has, as the target says. */
  readonly unknownRole: Json | undefined;
}

/** Updates that name a role which the target does not have, well formed as its roles are. */
export function unknownRoles(
  contract: Contract,
  controlRequest: Json,
  { roles, existing, unknownRole }: KnownRoles,
): readonly InvalidCase[] {
  const [known] = roles;
  if (known === undefined) return [];
  return contract.profile.fields.flatMap((change): readonly InvalidCase[] => {
    if (change.from !== 'roles' || change.deprecated) return [];
    const unknown = unknownRole ?? strangerLike(known, [...roles, ...existing]);
    const after: Json = change.list ? [unknown] : unknown;
    const body = put(controlRequest, change.request, after);
    if (body === undefined || !compile(contract.request.enforceable).accepts(body)) return [];
    const pointer = change.request;
    return [
      {
        kind: 'invalid',
        name: `${pointer}.role unknown`,
        origin: 'named',
        constraint: { pointer, keyword: 'role' },
        body,
        controlRequest,
        refusal: 'unknown-role',
        violation: { pointer, keyword: 'role', before: change.list ? [known] : known, after, way: 'unknown' },
      },
    ];
  });
}

// Ids are often given out one after another: what is next to a known one is often a real role.
const farId = 2_147_418_113;

function strangerLike(known: Json, roles: readonly Json[]): Json {
  if (typeof known === 'number') {
    const most = Math.max(...roles.filter((role) => typeof role === 'number'));
    return most < 1_000_000 ? farId : most + 1_000_003;
  }
  const text = String(known);
  return uuid.test(text) ? '0badc0de-0000-4000-8000-00000000dead' : `${text}-unknown-to-all`;
}
