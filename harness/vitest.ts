/** The door for Vitest: a test for each requirement; a fixture that starts, resets and stops a mock, and the matchers over its log. */
import { expect, type TestAPI, test } from 'vitest';
import type { Contract } from './model/contract.ts';
import type { RequestFilter } from './model/seen-request.ts';
import { mockMatchers } from './run/target/mock-matchers.ts';
import { type ClientMock, type StartMockOptions, startMock } from './run/target/start-mock.ts';

export { type ConformanceOptions, conformance } from './vitest-conformance.ts';

expect.extend(mockMatchers);

/** `test` with a `mock`: started once per file, as at the start in each test, stopped at the end. */
export function testWithMock(
  contract: string | Contract,
  options: StartMockOptions = {},
): TestAPI<{ readonly mock: ClientMock }> {
  const started = test.extend<{ readonly $file: { readonly server: ClientMock } }>({
    server: [
      // Vitest wants a destructured first parameter, used or not.
      // biome-ignore lint/correctness/noEmptyPattern: see above
      async ({}, use) => {
        const server = await startMock(contract, options);
        try {
          await use(server);
        } finally {
          await server.close();
        }
      },
      { scope: 'file' },
    ],
  });
  return started.extend<{ readonly mock: ClientMock }>({
    mock: async ({ server }: { readonly server: ClientMock }, use: (mock: ClientMock) => Promise<void>) => {
      server.reset();
      await use(server);
    },
  }) as unknown as TestAPI<{ readonly mock: ClientMock }>;
}

declare module 'vitest' {
  // The parameters must be those of Vitest's own declaration, used or not.
  interface Matchers<R extends void | Promise<void> = void | Promise<void>, T = unknown> {
    /** A request came that fits; with `times`, so many. */
    toHaveReceived(filter?: RequestFilter, times?: number): R;
    /** Nothing that came breaks the contract, and something came. */
    toHaveReceivedOnlyValidRequests(): R;
  }
}
