import type { ShownRequest } from '../model/seen-request.ts';

/** One request of a mock's log for a terminal, with a line for everything that breaks the contract; or as one line of JSON. */
export function tellRequest(request: ShownRequest, json = false): string {
  if (json) return JSON.stringify({ event: 'request', ...request });
  const { id, method, url, caller, status, findings } = request;
  const head = `${id}  ${method} ${url}  ${status ?? 'no response'}  ${caller}`;
  const lines = findings.map(({ kind, fact, expected, received }) =>
    kind === 'failure'
      ? `   this request breaks the contract: ${fact} (expected ${expected}, received ${received})`
      : `   ${kind}: ${fact} (expected ${expected})`,
  );
  return [head, ...lines].join('\n');
}
