import { at } from '../domain/pointer.ts';
import { crowdOf } from '../domain/several-users.ts';
import type { Contract } from '../model/contract.ts';
import type { Json, Pointer } from '../model/json.ts';
import type { ProseConstraint, Refusal } from '../model/profile.ts';
import { compile } from '../schema/compile.ts';

/** What a body is refused for. */
interface Classified {
  readonly refusal: Refusal;
  readonly proseConstraint?: string;
  readonly contradicted?: boolean;
}

/**
 * Why the contract refuses this body; `undefined` when nothing says that it does. `body` is what the bytes say, read
 * back: a violation that does not survive being written proves nothing.
 */
export function classify(contract: Contract, body: Json, pointer: Pointer, keyword: string): Classified | undefined {
  const { request, profile } = contract;
  if (compile(request.enforceable).accepts(body)) {
    const change = profile.fields.find((one) => pointer === one.request || pointer.startsWith(`${one.request}/`));
    const undecided = request.proseConstraints.some(
      (proseConstraint) => proseConstraint.appliesTo === 'valid' && breaks(proseConstraint, body),
    );
    const limited = change?.kind === 'role' && (change.from === 'roles' || change.values !== undefined);
    return limited && keyword === 'enum' && !undecided ? { refusal: 'unknown-role' } : undefined;
  }
  if (compile(request.documented).accepts(body)) {
    const proseConstraint = request.proseConstraints.find((one) => one.appliesTo !== 'valid' && breaks(one, body));
    if (proseConstraint === undefined) return { refusal: refusalOf(contract, pointer, keyword) };
    return {
      refusal: proseConstraint.refusal ?? refusalOf(contract, pointer, keyword),
      proseConstraint: proseConstraint.id,
      ...(proseConstraint.contradicts ? { contradicted: true } : {}),
    };
  }
  return { refusal: refusalOf(contract, pointer, keyword) };
}

function breaks(proseConstraint: ProseConstraint, body: Json): boolean {
  const value = at(body, proseConstraint.pointer);
  return value !== undefined && !compile(proseConstraint.schema).accepts(value);
}

function refusalOf({ profile }: Contract, pointer: Pointer, keyword: string): Refusal {
  if (pointer === '' && keyword === 'type') return 'not-an-object';
  if (keyword === 'required' || keyword === 'dependentRequired') return 'missing-field';
  const { request } = profile.resource;
  // Where the body names the user, a value that breaks the schema there is an id that nobody can have.
  return request.in === 'body' && request.pointer === pointer && !crowdOf(profile.resource)?.isMap
    ? 'malformed-id'
    : 'invalid-value';
}
