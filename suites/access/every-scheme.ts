import { type Finding, note, type OldRequirement } from '../../harness/suite.ts';
import { attemptUpdate } from '../steps/attempt-update.ts';
import { inventedHeaders, spoil } from '../steps/credentials.ts';
import { expectSuccess } from '../steps/expect-success.ts';
import { requireSuccess } from '../steps/require-success.ts';

/** For each documented way to authenticate: the right credentials get in, wrong ones do not. */
export default {
  id: 'access.every-scheme',
  level: 'must',
  severity: 'permissions',
  owasp: 'API2:2023 Broken Authentication',
  sentence: 'Every documented way to authenticate MUST let the right caller in and keep others out.',
  matters: 'one of several doors stands open, or is locked for those who have its key',
  appliesTo: ({ profile }) =>
    profile.auth.schemes.length > 1 || 'the contract has one way to authenticate; access.wrong-credentials tries it',
  needs: [{ caller: 'admin' }],
  async try(context) {
    const findings: Finding[] = [];
    await requireSuccess(context);
    const own = context.target.callers.admin;
    const [usual] = context.contract.profile.auth.schemes;
    const without = Object.fromEntries(Object.keys(own?.headers ?? {}).map((name) => [name, undefined]));
    await context.withTestUsers(1, async ([testUser]) => {
      if (!testUser) return;
      for (const { name: scheme } of context.contract.profile.auth.schemes) {
        const headers = own?.schemes?.[scheme] ?? (scheme === usual?.name ? own?.headers : undefined);
        if (headers) {
          const exchange = await context.update(testUser, {
            body: context.cases.simplest.body,
            scheme,
            name: `by ${scheme}`,
          });
          const found = expectSuccess(context, exchange);
          findings.push(
            ...found.map((finding) => ({
              ...finding,
              code: finding.code === 'refused-valid' ? 'scheme-refused' : finding.code,
            })),
          );
          const wrong = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, spoil(value)]));
          findings.push(
            ...(await attemptUpdate(context, testUser, 'wrong-credentials', {
              scheme,
              headers: wrong,
              name: `by ${scheme} with a wrong secret`,
            })),
          );
        } else {
          findings.push(
            note({
              code: 'scheme-not-tried',
              fact: `the target gives no credentials for ${scheme}`,
              expected: `callers.admin.schemes: { ${scheme}: { ... } }`,
              received: 'none',
            }),
          );
        }
        const invented = { ...without, ...inventedHeaders(context, scheme) };
        findings.push(
          ...(await attemptUpdate(context, testUser, 'wrong-credentials', {
            headers: invented,
            name: `by ${scheme} with an invented secret`,
          })),
        );
      }
    });
    return findings;
  },
  mustCatch: ['second-scheme-refused'],
} satisfies OldRequirement;
