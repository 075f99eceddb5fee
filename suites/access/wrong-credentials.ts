import type { Requirement } from '../../harness/suite.ts';
import { refusedAttempts } from '../steps/attempt-update.ts';
import { credentialHeaders, halve, inventedHeaders, secretLabel, spoil, swapCase } from '../steps/credentials.ts';

/** Sends an update with each credential header wrong in turn: one letter changed, one letter more, another secret, half of it, what a client sends that has none, in the other letter case. */
export default {
  kind: 'try',
  id: 'access.wrong-credentials',
  level: 'must',
  severity: 'permissions',
  owasp: 'API2:2023 Broken Authentication',
  sentence: 'An update with wrong credentials MUST be refused.',
  source: 'RFC 9110 section 15.5.2: 401 is for a request that lacks valid credentials',
  matters: 'a guessed or outdated key still gives roles',
  appliesTo: ({ profile }) => profile.auth.schemes.length > 0 || 'the contract asks for no credentials',
  needs: [{ caller: 'admin' }],
  *scenarios(plan) {
    const credentials = credentialHeaders(plan);
    const wrong = Object.entries(credentials).flatMap(([header, value]) => {
      const ways = [
        ['one letter wrong', spoil(value)],
        ['one letter more', /^basic /i.test(value) ? spoil(value) : `${value}x`],
        ['another secret', `${secretLabel(header, value)}rolecall-wrong-0123456789`],
        ['half of it', halve(header, value)],
        ['the word null', `${secretLabel(header, value)}null`],
        ['the word undefined', `${secretLabel(header, value)}undefined`],
        ['in the other letter case', swapCase(header, value)],
      ] as const;
      return ways.flatMap(([way, secret]) =>
        secret === undefined
          ? []
          : [{ name: `with ${header.toLowerCase()} wrong: ${way}`, headers: { [header]: secret } }],
      );
    });
    const usual = Object.fromEntries(Object.keys(credentials).map((header) => [header, undefined]));
    const invented = plan.contract.profile.auth.schemes.slice(1).map(({ name: scheme }) => ({
      name: `by ${scheme}, invented`,
      headers: { ...usual, ...inventedHeaders(plan, scheme) },
    }));
    yield* refusedAttempts(
      [...wrong, ...invented].map(({ name, headers }) => ({ name, refusal: 'wrong-credentials', what: { headers } })),
    );
  },
} satisfies Requirement;
