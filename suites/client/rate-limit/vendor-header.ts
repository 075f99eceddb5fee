import type { ClientRequirement, Contract } from '../../../harness/suite.ts';
import { waitScenario } from '../waits.ts';

/** Where the vendor tells the end of the window in a header of its own, and sends no Retry-After. */
export default {
  kind: 'client',
  id: 'rate-limit.vendor-header',
  level: 'should',
  sentence:
    "A client that sends again after 429 SHOULD wait as long as the vendor's own header says, in its unit and in any letter case.",
  matters: 'the client is locked out for longer, or waits for years',
  appliesTo: (contract) =>
    resetOf(contract) !== undefined || 'the vendor documents no such header, or Retry-After beside it',
  scenarios: (contract) => {
    const { name = '', unit } = resetOf(contract) ?? {};
    return [name, name.toLowerCase(), name.toUpperCase()].map((spelt) =>
      waitScenario(spelt, 2, (seconds) => ({
        headers: { 'Retry-After': null, [spelt]: unit === 'epoch-seconds' ? `{epoch+${seconds}}` : String(seconds) },
      })),
    );
  },
  mustCatch: ['ignores-vendor-header'],
} satisfies ClientRequirement;

function resetOf({ profile }: Contract) {
  if (profile.rateLimit?.retryAfter !== 'none') return undefined;
  return profile.rateLimit.headers?.find(
    ({ means, on, unit }) => means === 'reset' && on !== 'sometimes' && unit !== 'duration',
  );
}
