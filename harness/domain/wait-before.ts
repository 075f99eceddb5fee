/** Milliseconds from the response to the request before until a request came; `undefined` when it never came. */
export function waitBefore(
  requests: readonly { readonly arrivedMs: number; readonly respondedMs?: number }[],
  index: number,
): number | undefined {
  const [before, request] = [requests[index - 1], requests[index]];
  if (before === undefined || request === undefined) return undefined;
  return Math.max(0, request.arrivedMs - (before.respondedMs ?? before.arrivedMs));
}
