import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkContract } from '../../harness/run/check/check-contract.ts';
import { judgeFolder } from './judge-folder.ts';

const examples = join(import.meta.dirname, '..', '..', 'docs', 'examples');

test.each(readdirSync(examples))(
  'the example %s of the docs passes its check and holds against its mock',
  {
    timeout: 60_000,
  },
  async (name) => {
    const folder = join(examples, name);
    expect((await checkContract(folder, [])).problems).toEqual([]);
    const verdicts = await judgeFolder(folder);
    const bad = verdicts.filter(({ outcome }) => ['fail', 'error', 'blocked'].includes(outcome));
    expect(bad.map(({ requirement, outcome }) => `${requirement} ${outcome}`)).toEqual([]);
  },
);
