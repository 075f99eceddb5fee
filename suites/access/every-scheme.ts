import { note, type Requirement, type Scenario } from '../../harness/suite.ts';
import { refusedAttempts } from '../steps/attempt-update.ts';
import { inventedHeaders, spoil } from '../steps/credentials.ts';
import { expectSuccess } from '../steps/expect-success.ts';
import { decidingFirst } from '../steps/ranked.ts';

/** For each documented way to authenticate: the right credentials get in, wrong ones do not. */
export default {
  kind: 'try',
  id: 'access.every-scheme',
  level: 'must',
  severity: 'permissions',
  owasp: 'API2:2023 Broken Authentication',
  sentence: 'Every documented way to authenticate MUST let the right caller in and keep others out.',
  matters: 'one of several doors stands open, or is locked for those who have its key',
  appliesTo: ({ profile }) =>
    profile.auth.schemes.length > 1 || 'the contract has one way to authenticate; access.wrong-credentials tries it',
  needs: [{ caller: 'admin' }],
  *scenarios(plan) {
    const { contract, target } = plan;
    const own = target.callers.admin;
    const [usual] = contract.profile.auth.schemes;
    const without = Object.fromEntries(Object.keys(own?.headers ?? {}).map((name) => [name, undefined]));
    const each = contract.profile.auth.schemes.flatMap(({ name: scheme }) => {
      const headers = own?.schemes?.[scheme] ?? (scheme === usual?.name ? own?.headers : undefined);
      const wrong = headers && Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, spoil(value)]));
      const attempts = refusedAttempts([
        ...(wrong ? [{ name: `by ${scheme} with a wrong secret`, refusal, what: { scheme, headers: wrong } }] : []),
        {
          name: `by ${scheme} with an invented secret`,
          refusal,
          what: { headers: { ...without, ...inventedHeaders(plan, scheme) } },
        },
      ]);
      return [headers ? letsIn(scheme) : untried(scheme), ...attempts];
    });
    yield* decidingFirst(each);
  },
} satisfies Requirement;

const refusal = 'wrong-credentials' as const;

function letsIn(scheme: string): Scenario {
  return {
    name: `by ${scheme}`,
    purpose: 'valid',
    rank: 'deciding',
    cost: 1,
    async run(steps, [testUser]) {
      const exchange = await steps.update(testUser, { body: steps.cases.simplest.body, scheme, name: `by ${scheme}` });
      return expectSuccess(steps, exchange).map((finding) =>
        finding.code === 'refused-valid' ? { ...finding, code: 'scheme-refused' } : finding,
      );
    },
  };
}

function untried(scheme: string): Scenario {
  const fact = `the target gives no credentials for ${scheme}`;
  const expected = `callers.admin.schemes: { ${scheme}: { ... } }`;
  return {
    name: `by ${scheme}`,
    purpose: 'open',
    rank: 'deciding',
    testUsers: 0,
    cost: 0,
    run: async () => [note({ code: 'scheme-not-tried', fact, expected, received: 'none' })],
  };
}
