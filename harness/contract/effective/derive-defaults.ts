import { isObject } from '../../domain/is-object.ts';
import type { Operation } from '../../model/contract.ts';
import type { Pointer } from '../../model/json.ts';
import type { Profile } from '../../model/profile.ts';
import type { Documents } from '../documents.ts';
import { inferAuth } from '../infer/infer-auth.ts';
import { inferErrors } from '../infer/infer-errors.ts';
import { inferRateLimit, inferRefusals } from '../infer/infer-refusals.ts';

/** Sections of a profile that a document can say as well. */
export type Derivable = 'title' | 'auth' | 'refusals' | 'rateLimit' | 'errors';

/** A section as the document has it, and where the document says so. */
interface Derived<Name extends Derivable = Derivable> {
  readonly value: NonNullable<Profile[Name]>;
  readonly from: string;
}

/** What the document says of the sections that a profile may leave out; what it does not say is absent. */
export function deriveDefaults(
  documents: Documents,
  update: Operation,
  pointer: Pointer,
): Readonly<Partial<{ [Name in Derivable]: Derived<Name> }>> {
  const { info } = documents.root.value;
  const title = isObject(info) && typeof info.title === 'string' ? info.title : '';
  const { auth, isGuess } = inferAuth(documents, update);
  const { refusals } = inferRefusals(update);
  const rateLimit = inferRateLimit(update);
  const errors = inferErrors(update);
  const responses = `document #${pointer}/responses`;
  return {
    ...(title === '' ? {} : { title: { value: title, from: 'document #/info/title' } }),
    ...(isGuess ? {} : { auth: { value: auth, from: 'document #/components/securitySchemes' } }),
    ...(Object.keys(refusals).length === 0 ? {} : { refusals: { value: refusals, from: responses } }),
    ...(rateLimit === undefined ? {} : { rateLimit: { value: rateLimit, from: `${responses}/429` } }),
    ...(errors.length === 0 ? {} : { errors: { value: errors, from: responses } }),
  };
}
