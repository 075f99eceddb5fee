import { put } from '../domain/pointer.ts';
import type { InvalidCase } from '../model/case.ts';
import type { Contract } from '../model/contract.ts';
import type { Json } from '../model/json.ts';
import { compile } from '../schema/compile.ts';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Updates that name a role which the target does not have, well formed as its roles are. */
export function unknownRoles(contract: Contract, controlRequest: Json, roles: readonly Json[]): readonly InvalidCase[] {
  const [known] = roles;
  if (known === undefined) return [];
  return contract.profile.fields.flatMap((change): readonly InvalidCase[] => {
    if (change.from !== 'roles' || change.deprecated) return [];
    const unknown = strangerLike(known, roles);
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

function strangerLike(known: Json, roles: readonly Json[]): Json {
  if (typeof known === 'number') return Math.max(...roles.filter((role) => typeof role === 'number')) + 1000;
  const text = String(known);
  return uuid.test(text) ? '0badc0de-0000-4000-8000-00000000dead' : `${text}-unknown-to-all`;
}
