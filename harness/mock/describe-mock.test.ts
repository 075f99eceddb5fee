import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { allContractsHere } from '../../bench/kit/all-contracts.ts';
import { parseTargetFile } from '../target/parse-target-file.ts';
import { readTarget } from '../target/read-target.ts';
import { describeMock, targetFileOf } from './describe-mock.ts';
import { startMock } from './start-mock.ts';

const contracts = await allContractsHere();

test.each(contracts)('$id: the printed target file is read back as the same target', async (contract) => {
  const mock = await startMock({ contract, limit: { requests: 5, windowSeconds: 2 } });
  try {
    const file = parseTargetFile(targetFileOf(contract, mock), 'rolecall.targets.yaml');
    const { kind, callers, testUsers, fixtures, ...read } = readTarget(file, 'mock', {
      environment: {},
      allowPlainSecrets: true,
    });
    const { target } = mock;
    expect(kind).toBe('live');
    expect(testUsers).toEqual(target.testUsers);
    expect(fixtures).toEqual(target.fixtures);
    expect(callers.admin?.headers).toEqual(target.callers.admin?.headers);
    expect(read).toMatchObject({
      baseUrl: target.baseUrl,
      rateLimit: target.rateLimit,
      allow: target.allow,
      organization: target.organization,
    });
  } finally {
    await mock.close();
  }
});

test.each(contracts)('$id: the printed line works in a shell', async (contract) => {
  const mock = await startMock({ contract });
  try {
    const line =
      describeMock(contract, mock)
        .split('\n')
        .find((each) => each.trim().startsWith('curl ')) ?? '';
    const { stdout } = await promisify(execFile)('sh', ['-c', `${line.trim()} -s -o /dev/null -w '%{http_code}'`]);
    expect(Number(stdout)).toBe(contract.profile.responses.statuses[0]);
  } finally {
    await mock.close();
  }
});
