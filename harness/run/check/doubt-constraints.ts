import { schemaAt } from '../../cases/legal-values.ts';
import { at } from '../../domain/pointer.ts';
import { HarnessError } from '../../errors.ts';
import type { Cases } from '../../model/case.ts';
import type { Contract } from '../../model/contract.ts';
import type { ProseConstraint } from '../../model/profile.ts';
import { namedCases } from '../../schema/named-cases.ts';
import type { CheckNote } from './checked-contract.ts';

/** Rules that cannot hold together, or that forbid nothing the document lets in. */
export function doubtProseConstraints(
  contract: Contract,
  cases: Cases,
): { readonly problems: readonly CheckNote[]; readonly doubts: readonly CheckNote[] } {
  const { proseConstraints } = contract.request;
  const broken = new Set(cases.invalid.flatMap(({ proseConstraint }) => proseConstraint ?? []));
  const reached = (proseConstraint: ProseConstraint) =>
    cases.valid.some(({ body }) => at(body, proseConstraint.pointer) !== undefined);
  const places = [
    ...new Set(
      proseConstraints
        .filter((proseConstraint) => !reached(proseConstraint))
        .map((proseConstraint) => proseConstraint.pointer),
    ),
  ];
  const empty = places.filter((place) => isImpossible(contract, place));
  const idle = proseConstraints.filter(
    (proseConstraint) =>
      proseConstraint.appliesTo !== 'valid' && reached(proseConstraint) && !broken.has(proseConstraint.id),
  );
  return {
    problems: empty.map((place) => ({
      code: 'constraints-contradict',
      fact: `no value at ${place} obeys the document and every rule`,
      hint: `correct ${proseConstraints.flatMap((proseConstraint) => (proseConstraint.pointer === place ? proseConstraint.id : [])).join(' or ')}`,
    })),
    doubts: idle.map(({ id, pointer: place }) => ({
      code: 'constraint-forbids-nothing',
      fact: `rule ${id} forbids nothing at ${place || 'the body'} that the document's schema lets in`,
      hint: 'correct its schema, or leave it out',
    })),
  };
}

function isImpossible({ request }: Contract, place: string): boolean {
  const schema = schemaAt(request.effective, { request: place });
  if (schema === undefined) return false;
  try {
    return namedCases(schema).cases.length === 0;
  } catch (cause) {
    // Anything else that the generator cannot do says nothing about the rules.
    return cause instanceof HarnessError && cause.code === 'SCHEMA_UNSATISFIABLE';
  }
}
