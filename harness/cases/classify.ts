import type { Contract } from '../model/contract.ts';
import type { Json, Pointer } from '../model/json.ts';
import type { Cause, Rule } from '../model/profile.ts';
import { compile } from '../schema/compile.ts';
import { at } from '../schema/reading/pointer.ts';

/** What a body is refused for. */
export interface Classified {
  readonly cause: Cause;
  readonly rule?: string;
  readonly contradicted?: boolean;
}

/**
 * Why the contract refuses this body; `undefined` when nothing says that it does. `body` is what the bytes say, read
 * back: a violation that does not survive being written proves nothing.
 */
export function classify(contract: Contract, body: Json, pointer: Pointer, keyword: string): Classified | undefined {
  const { request, profile } = contract;
  if (compile(request.enforceable).accepts(body)) {
    const change = profile.changes.find((one) => pointer === one.request || pointer.startsWith(`${one.request}/`));
    const undecided = request.rules.some((rule) => rule.side === 'valid' && breaks(rule, body));
    const limited = change?.kind === 'role' && (change.from === 'roles' || change.values !== undefined);
    return limited && keyword === 'enum' && !undecided ? { cause: 'unknown-role' } : undefined;
  }
  if (compile(request.documented).accepts(body)) {
    const rule = request.rules.find((one) => one.side !== 'valid' && breaks(one, body));
    if (rule === undefined) return { cause: causeOf(contract, pointer, keyword) };
    return {
      cause: rule.cause ?? causeOf(contract, pointer, keyword),
      rule: rule.id,
      ...(rule.contradicts ? { contradicted: true } : {}),
    };
  }
  return { cause: causeOf(contract, pointer, keyword) };
}

function breaks(rule: Rule, body: Json): boolean {
  const value = at(body, rule.at);
  return value !== undefined && !compile(rule.schema).accepts(value);
}

function causeOf({ profile }: Contract, pointer: Pointer, keyword: string): Cause {
  if (pointer === '' && keyword === 'type') return 'not-an-object';
  if (keyword === 'required' || keyword === 'dependentRequired') return 'missing-field';
  const { request } = profile.subject;
  // Where the body names the user, a value that breaks the schema there is an id that nobody can have.
  return request.in === 'body' && request.pointer === pointer ? 'malformed-id' : 'invalid-value';
}
