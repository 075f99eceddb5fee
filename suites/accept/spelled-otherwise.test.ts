import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { runOnMock } from '../../bench/kit/run-on-mock.ts';
import { loadContract } from '../../harness/contract/load-contract.ts';
import spelledOtherwise from './spelled-otherwise.ts';

const folder = fileURLToPath(new URL('../../examples/contracts/membership-levels', import.meta.url));
const contract = await loadContract(folder);

test('a server that takes 1.0 for no whole number is told in a note, and never accused', async () => {
  const [verdict] = await runOnMock([spelledOtherwise], { contract, variant: { wholeNumbers: 'by-text' } });
  expect(verdict?.outcome).toBe('pass');
  const notes = verdict?.outcome === 'pass' ? (verdict.notes ?? []) : [];
  expect(notes.map(({ code }) => code)).toEqual(['spelling-refused', 'spelling-refused']);
});

test('a server that breaks on 1.0, or stores another value for it, is accused', async () => {
  const isFraction = (bytes: Uint8Array) => /\d\.0/.test(Buffer.from(bytes).toString());
  const [broken] = await runOnMock([spelledOtherwise], {
    contract,
    fault: {
      responses: (response, call) => {
        if (isFraction(call.bytes)) response.status = 500;
      },
    },
  });
  expect(broken?.outcome).toBe('fail');
  const [misread] = await runOnMock([spelledOtherwise], {
    contract,
    fault: { reads: (body, call) => (isFraction(call.bytes) ? { access_level: 50 } : body) },
  });
  expect(misread?.outcome).toBe('fail');
});
