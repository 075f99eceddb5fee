import { expect, test } from 'vitest';
import { tellingLine } from './telling-line.ts';

const node = `node:internal/modules/run_main:107
    triggerUncaughtException(
    ^

/app/adapter.ts:11
  constructor(private readonly base: string) {}
              ^^^^^^^^^^^^^^^^^^^^^
SyntaxError [ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX]: TypeScript parameter property is not supported
    at parseTypeScript (node:internal/modules/typescript:68:40)
    at #getOrCreateModuleJobAfterResolve (node:internal/modules/esm/loader:11:12)`;
const python = `Traceback (most recent call last):
  File "/app/adapter.py", line 3, in <module>
    import nothing
ModuleNotFoundError: No module named 'nothing'`;

test.each([
  [
    node,
    'SyntaxError [ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX]: TypeScript parameter property is not supported (/app/adapter.ts:11)',
  ],
  [python, `ModuleNotFoundError: No module named 'nothing' (File "/app/adapter.py", line 3, in <module>)`],
  ['starting\nno configuration\n', 'starting / no configuration'],
  ['', ''],
])('%# of what a program wrote the line that says why is told, with its place', (stderr, told) => {
  expect(tellingLine(stderr)).toBe(told);
});
