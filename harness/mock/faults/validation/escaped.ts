import { isObject } from '../../../domain/is-object.ts';
import type { Json } from '../../../model/json.ts';
import type { Fault, MockCall } from '../../../model/mock.ts';
import { takesJsonBodies } from '../../fault-kit/applies.ts';
import { bodyText } from '../../fault-kit/server-error.ts';

/** Whether a letter of a body is written as an escape (RFC 8259 section 7). */
function hasEscapedLetter(call: MockCall): boolean {
  return /\\u00[4-7][0-9a-f]/i.test(bodyText(call));
}

/** Whether the name of a member is. */
function isEscapedName(name: string, text: string): boolean {
  return !text.includes(`"${name}"`);
}

function withoutEscapedNames(value: Json, text: string): Json {
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !isEscapedName(name, text))
      .map(([name, inner]) => [name, withoutEscapedNames(inner, text)]),
  );
}

/** Reads escapes of JSON otherwise than they mean. */
export default [
  {
    id: 'escaped-letters-refused',
    description: 'refuses JSON in which a letter is written as an escape',
    appliesTo: takesJsonBodies,
    caughtBy: { requirement: 'accept.spelled-otherwise', code: 'spelling-refused' },
    refuses: (call) => (hasEscapedLetter(call) ? 'malformed-json' : undefined),
  },
  {
    id: 'escaped-names-overlooked',
    description: 'takes no member whose name is written with escapes',
    appliesTo: takesJsonBodies,
    caughtBy: { requirement: 'accept.spelled-otherwise' },
    reads: (body, call) =>
      body !== undefined && hasEscapedLetter(call) ? withoutEscapedNames(body, bodyText(call)) : body,
  },
] satisfies readonly Fault[];
