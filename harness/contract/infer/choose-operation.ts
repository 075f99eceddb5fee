import { HarnessError } from '../../errors.ts';
import type { Documents } from '../documents.ts';
import { findOperation, type OperationPlace } from '../find-operation.ts';
import { shown } from '../read-source.ts';
import type { InferChoices } from './choices.ts';
import { leader, type ScoredOperation } from './score-operations.ts';
import { placesIn } from './shown-beside.ts';

/** The operation that a person named, else the one that leads clearly. `USAGE` with the likeliest where a person has to choose. */
export function chooseOperation(
  documents: Documents,
  choices: InferChoices,
  likely: readonly ScoredOperation[],
): OperationPlace {
  const file = shown(documents.root.file);
  if (choices.operation !== undefined) return findOperation(placesIn(documents), choices.operation, file);
  const taken = leader(likely);
  if (taken !== undefined) return taken.place;
  const [first] = likely;
  // Who says which field is the role of a document with one update has said which operation it is.
  const [only, ...others] = placesIn(documents).filter(({ method, sibling }) => method !== 'GET' && !sibling);
  if (choices.role !== undefined && first === undefined && only !== undefined && others.length === 0) return only;
  const nearest = placesIn(documents).filter(({ method, sibling }) => /^(PUT|PATCH|POST)$/.test(method) && !sibling);
  throw new HarnessError(
    'USAGE',
    first === undefined
      ? `no operation of ${file} looks like an update of a user's role${
          nearest.length === 0
            ? ''
            : `; what it changes:\n${nearest
                .slice(0, 8)
                .map(({ id }) => `  ${id}`)
                .join('\n')}`
        }`
      : `${likely.length === 1 ? `one operation of ${file} may update a user's role, and another field or thing may be meant` : `several operations of ${file} look like updates of a user's role`}:\n${likely
          .slice(0, 8)
          .map((each) => `  ${each.score} ${each.place.id} (${each.because.join(', ')})`)
          .join('\n')}`,
    first === undefined && nearest.length === 0
      ? 'name a document that has an update'
      : `type --operation "${first?.place.id ?? nearest[0]?.id}"`,
  );
}
