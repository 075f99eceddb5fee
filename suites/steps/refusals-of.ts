import type { Contract, InvalidCase, Refusal } from '../../harness/suite.ts';

/**
 * What an invalid update may be refused for, the likeliest first. A wrong id in the body is invalid, and also another
 * id than the address has: which check comes first is the server's choice.
 */
export function refusalsOf(
  { profile }: Contract,
  { refusal, constraint }: InvalidCase,
): readonly [Refusal, ...Refusal[]] {
  const { request, repeated = [] } = profile.resource;
  const bound = (profile.bind ?? []).filter(({ to }) => to === 'user.id').map((binding) => binding.request);
  const own = request.in === 'body' ? [request.pointer] : [];
  const isAt = (places: readonly string[]) => places.includes(constraint.pointer);
  if (isAt(own)) return [refusal, 'malformed-id', 'unknown-user'];
  return isAt([...repeated, ...bound]) ? ['mismatched-id', refusal] : [refusal];
}
