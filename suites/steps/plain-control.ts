import { isSuccess, type Json, put, type Steps, type TestUser } from '../../harness/suite.ts';
import { mustRefuse } from './judge-hostile.ts';

/**
 * Whether a plain value of the same type, as wrong as this one, is accepted in its place too: then the server takes
 * anything there, which is what `reject.schema` says, and what was special about this value is not why.
 */
export async function takesPlainToo(
  steps: Steps,
  testUser: TestUser,
  pointer: string,
  value: Json | undefined,
): Promise<boolean> {
  const body: Json = put(steps.cases.simplest.body, pointer, plainLike(value));
  if (!mustRefuse(steps.contract, body)) return false;
  const name = `a plain value at ${pointer}`;
  return isSuccess(await steps.update(testUser, { body, name, refusal: 'invalid-value' }));
}

/** Of the same type and length, and nobody's role. */
function plainLike(value: Json | undefined): Json {
  if (typeof value === 'number') return 90_471;
  if (typeof value === 'boolean' || value === null) return value;
  if (Array.isArray(value)) return [plainLike((value as readonly Json[])[0])];
  if (typeof value === 'object') return { rolecall: 'plain' };
  return typeof value === 'string' ? 'a'.repeat([...value].length) : 'rolecall';
}
