import { isObject } from '../domain/is-object.ts';
import type { ClientSaid } from '../model/client.ts';
import type { Json } from '../model/json.ts';

const outcomes = ['updated', 'responded', 'refused', 'failed', 'unsupported'];

/** A line as an adapter's word for a call, else why it is none; `undefined` where it is nothing that was meant for us. */
export function readWord(line: string, id: number): ClientSaid | { readonly not: string } | undefined {
  const text = line.trim();
  if (!text.startsWith('{')) return undefined;
  const value = parsed(text);
  if (!isObject(value)) return { not: `it wrote ${short(text)}, which is no JSON line` };
  // A number in quotes is the same number.
  if (value.id !== undefined && Number(value.id) !== id)
    return { not: `it wrote ${short(text)}: the id that was asked for is ${id}` };
  if (!outcomes.includes(String(value.outcome)))
    return { not: `it wrote ${short(text)}: outcome must be one of ${outcomes.join(', ')}` };
  return wordOf(value, id);
}

/** What a program writes of another type is read as far as it can be: null is nothing, a code may be a number. */
function wordOf({ outcome, role, status, code, message, users }: Readonly<Record<string, Json>>, id: number) {
  const text = (given: Json | undefined) =>
    given === undefined || given === null || given === ''
      ? undefined
      : typeof given === 'string'
        ? given
        : JSON.stringify(given);
  const [number, own, told] = [Number(status ?? Number.NaN), text(code), text(message)];
  return {
    id,
    outcome: outcome as ClientSaid['outcome'],
    ...(role === undefined ? {} : { role }),
    ...(Number.isInteger(number) ? { status: number } : {}),
    ...(own === undefined ? {} : { code: own }),
    ...(told === undefined ? {} : { message: told }),
    ...(Array.isArray(users) ? { users: users.map(String) } : {}),
  };
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    // A line that only begins like JSON.
    return undefined;
  }
}

function short(text: string): string {
  return text.length > 120 ? `${text.slice(0, 120)}...` : text;
}
