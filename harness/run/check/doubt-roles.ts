import type { Cases } from '../../model/case.ts';
import type { Contract } from '../../model/contract.ts';
import type { Json } from '../../model/json.ts';
import type { Field } from '../../model/profile.ts';
import type { CheckNote } from './checked-contract.ts';

/** What is unclear about roles: none to change, none known, ranks for values that cannot be written, nobody who manages. */
export function doubtRoles(contract: Contract, cases: Cases): readonly CheckNote[] {
  const { fields, permissions, reads } = contract.profile;
  const notes: CheckNote[] = [];
  const add = (code: string, fact: string, hint: string) => notes.push({ code, fact, hint });
  if (!fields.some(({ kind, deprecated }) => kind === 'role' && !deprecated))
    add(
      'no-role',
      'no change is of kind role: what is tested is an update of other fields',
      'set kind: role on one of fields',
    );
  for (const change of fields.filter(({ kind, deprecated }) => kind === 'role' && !deprecated)) {
    const values = bare(cases.values?.[change.name] ?? [], change);
    if (values.length === 0)
      add('values-unknown', `nothing says which values ${change.name} takes`, 'add values: [...] to that field');
    else notes.push(...unranked(change, values, contract));
    if (change.user === undefined && (reads?.one ?? reads?.list) !== undefined)
      add(
        'role-unseen',
        `no response shows ${change.name}: whether it was stored cannot be tried`,
        'add user: <pointer>',
      );
  }
  if (!permissions.roles.some(({ mayUpdate }) => mayUpdate))
    add('nobody-manages', 'no role may update: nobody may call it', 'set mayUpdate: true on the roles that may');
  if (permissions.roles.every(({ mayUpdate }) => mayUpdate))
    add(
      'everybody-manages',
      'every role may update: that the weak are refused cannot be tried',
      'add a role without mayUpdate',
    );
  if (reads?.one === undefined && reads?.list === undefined)
    add('no-read', 'no read shows a user: what was stored cannot be tried', 'add reads: { one: ... } or list:');
  return notes;
}

function unranked({ name }: Field, values: readonly Json[], contract: Contract): readonly CheckNote[] {
  const known = new Set(values.map((value) => JSON.stringify(value)));
  const ranked = contract.profile.permissions.roles;
  const ranks = new Set(ranked.map(({ value }) => JSON.stringify(value)));
  const strange = ranked.filter(
    ({ value, mayBeAssigned }) => mayBeAssigned !== false && !known.has(JSON.stringify(value)),
  );
  const missing = [...known].filter((value) => !ranks.has(value));
  return [
    ...strange.map(({ value }) => ({
      code: 'role-not-writable',
      fact: `permissions ranks ${JSON.stringify(value)}, which ${name} does not take`,
      hint: 'correct it, or set mayBeAssigned: false',
    })),
    ...missing.map((value) => ({
      code: 'role-not-ranked',
      fact: `${name} takes ${value}, which permissions does not rank`,
      hint: `add { value: ${value}, rank: ... } to permissions.roles`,
    })),
  ];
}

/** Values of lists come as lists of one. */
function bare(values: readonly Json[], change: Field): readonly Json[] {
  return change.list ? (values.flat(1) as readonly Json[]) : values;
}
