import type { Cause, Contract, InvalidCase } from '../../harness/index.ts';

/**
 * What an invalid update may be refused for, the likeliest first. A wrong id in the body is invalid, and also another
 * id than the address has: which check comes first is the server's choice.
 */
export function causesOf({ profile }: Contract, { cause, constraint }: InvalidCase): readonly [Cause, ...Cause[]] {
  const { request, repeated = [] } = profile.subject;
  const bound = (profile.bind ?? []).filter(({ to }) => to === 'subject.id').map((binding) => binding.request);
  const own = request.in === 'body' ? [request.pointer] : [];
  const isAt = (places: readonly string[]) => places.includes(constraint.pointer);
  if (isAt(own)) return [cause, 'malformed-id', 'unknown-subject'];
  return isAt([...repeated, ...bound]) ? ['mismatched-id', cause] : [cause];
}
