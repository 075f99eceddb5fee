import { expect, test } from 'vitest';
import { judgedContract } from '../../bench/kit/judged-contract.ts';
import { runOnMock } from '../../bench/kit/run-on-mock.ts';
import unknownField from './unknown-field.ts';

const is_admin = { type: 'boolean' } as const;
const { request, ...whole } = judgedContract();

function flagContract() {
  const schema = { type: 'object', required: ['is_admin'], properties: { is_admin } } as const;
  const roles = [
    { value: true, rank: 2, mayUpdate: true },
    { value: false, rank: 1 },
  ];
  return judgedContract(
    { request: { ...request, documented: schema, effective: schema, enforceable: schema } },
    {
      ...whole.profile,
      fields: [{ name: 'is_admin', kind: 'role', request: '/is_admin', user: '/is_admin' }],
      permissions: { roles },
    },
  );
}

test('a field that the document names is no unknown field, whatever it is called', async () => {
  const sent: string[] = [];
  const [verdict] = await runOnMock([unknownField], {
    contract: flagContract(),
    onExchange: ({ request: { case: name } }) => sent.push(name ?? ''),
  });
  expect(verdict?.outcome).toBe('pass');
  expect(sent).toContain('unknown field isAdmin');
});
