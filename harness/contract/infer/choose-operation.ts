import { HarnessError } from '../../errors.ts';
import type { Documents } from '../documents.ts';
import { findOperation, type OperationPlace } from '../find-operation.ts';
import { shown } from '../read-source.ts';
import type { InferChoices } from './choices.ts';
import { leader, mayConcernPeople, type ScoredOperation } from './score-operations.ts';
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
  throw first === undefined ? noneOf(documents, file) : severalOf(likely, file);
}

/** No update looks like one of a role: those that have to do with people are named, where there are any. */
function noneOf(documents: Documents, file: string): HarnessError {
  const updates = placesIn(documents).filter(({ method, sibling }) => /^(PUT|PATCH|POST)$/.test(method) && !sibling);
  const near = updates.filter((place) => mayConcernPeople(documents, place));
  const named = near.length > 0 ? near : updates.length > mostNamed ? [] : updates;
  const what =
    near.length > 0
      ? 'what it changes of users or roles:'
      : `its ${updates.length} updates speak of neither users nor roles${named.length > 0 ? ':' : ''}`;
  const listed = named.slice(0, mostNamed).map(({ id }) => `\n  ${id}`);
  const more = named.length > mostNamed ? `\n  and ${named.length - mostNamed} more` : '';
  return new HarnessError(
    'USAGE',
    `no operation of ${file} looks like an update of a user's role; ${what}${listed.join('')}${more}`,
    near[0] === undefined
      ? 'type --operation "METHOD /path" if one of them is an update of a role, else name the document of the API that manages users'
      : `type --operation "${near[0].id}"`,
  );
}

/** Operations that a message names. */
const mostNamed = 8;

function severalOf(likely: readonly ScoredOperation[], file: string): HarnessError {
  const fact =
    likely.length === 1
      ? `one operation of ${file} may update a user's role, and another field or thing may be meant`
      : `several operations of ${file} look like updates of a user's role`;
  const listed = likely
    .slice(0, mostNamed)
    .map(({ score, place, because }) => `\n  ${score} ${place.id} (${because.join(', ')})`);
  return new HarnessError('USAGE', `${fact}:${listed.join('')}`, `type --operation "${likely[0]?.place.id}"`);
}
