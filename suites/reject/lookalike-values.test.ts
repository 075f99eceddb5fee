import { expect, test } from 'vitest';
import { runOnMock } from '../../bench/kit/run-on-mock.ts';
import { sampleContract } from '../../bench/kit/sample-contract.ts';
import type { JsonSchema } from '../../harness/suite.ts';
import lookalikeValues from './lookalike-values.ts';

const sample = sampleContract();

test('a field that takes any text has no lookalikes: an array in its place is another requirement’s', async () => {
  const own = sample.request.documented as { readonly properties: object };
  const documented = { ...own, properties: { ...own.properties, role: { type: 'string' } } } as unknown as JsonSchema;
  const contract = {
    ...sample,
    request: { ...sample.request, documented, effective: documented, enforceable: documented },
  };
  const [verdict] = await runOnMock([lookalikeValues], { contract });
  expect(verdict?.outcome).toBe('skipped');
  const [usual] = await runOnMock([lookalikeValues]);
  expect(usual?.outcome).toBe('pass');
});
