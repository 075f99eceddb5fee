import type { RequestFilter, ShownRequest } from '../../model/seen-request.ts';
import type { ClientMock } from './start-mock.ts';

/** What a matcher of Vitest or Jest returns. */
export interface Matched {
  readonly pass: boolean;
  readonly message: () => string;
}

/** Matchers over a mock's log, for `expect.extend` of Vitest or Jest. */
export const mockMatchers = {
  /** A request came that fits; with `times`, so many. */
  toHaveReceived(mock: ClientMock, filter: RequestFilter = {}, times?: number): Matched {
    const found = mock.requests(filter).length;
    const wanted = times === undefined ? 'at least 1 request' : `${times} requests`;
    return {
      pass: times === undefined ? found > 0 : found === times,
      message: () =>
        `expected ${wanted} that fit ${JSON.stringify(filter)}, received ${found}; what came:\n${listed(mock.requests())}`,
    };
  },
  /** Nothing that came breaks the contract, and something came. */
  toHaveReceivedOnlyValidRequests(mock: ClientMock): Matched {
    const broken = mock.requests({ valid: false });
    const came = mock.requests().length;
    return {
      pass: broken.length === 0 && came > 0,
      message: () =>
        came === 0
          ? 'expected requests, received none'
          : `expected requests that keep the contract:\n${listed(broken)}`,
    };
  },
};

function listed(requests: readonly ShownRequest[]): string {
  const lines = requests.flatMap(({ id, method, url, status, findings }) => [
    `  ${id}  ${method} ${url}  ${status ?? 'no response'}`,
    ...findings
      .filter(({ kind }) => kind === 'failure')
      .map(({ fact, expected, received }) => `     ${fact} (expected ${expected}, received ${received})`),
  ]);
  return lines.join('\n') || '  nothing';
}
