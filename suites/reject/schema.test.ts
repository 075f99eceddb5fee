import { expect, test } from 'vitest';
import { runOnMock } from '../../bench/kit/run-on-mock.ts';
import { sampleContract } from '../../bench/kit/sample-contract.ts';
import type { Contract, Json } from '../../harness/suite.ts';
import schema from './schema.ts';

const sample = sampleContract();
const request = (more: Json): Contract['request'] => {
  const documented = { ...(sample.request.documented as object), ...(more as object) } as never;
  return { ...sample.request, documented, effective: documented, enforceable: documented };
};

test('a constraint that no case breaks, at a place where nothing is broken, is a warning', async () => {
  const properties = {
    ...((sample.request.documented as { properties?: object }).properties ?? {}),
    tag: { not: false },
  };
  const contract = { ...sample, request: request({ properties } as never) };
  const [plain] = await runOnMock([schema], { runs: 1 });
  expect(plain?.outcome).toBe('pass');
  const [verdict] = await runOnMock([schema], { contract, runs: 1 });
  const findings = verdict?.outcome === 'warn' ? verdict.findings : [];
  expect(findings.filter(({ kind }) => kind === 'gap')).toMatchObject([{ code: 'constraint-not-tried', at: '/tag' }]);
});
