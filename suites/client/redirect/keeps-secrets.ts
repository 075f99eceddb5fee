import type { ClientRequirement, ClientScenario, ScenarioSetting, ScriptedResponse } from '../../../harness/suite.ts';
import { broken } from '../seen.ts';

/** Credentials are for the host that they were given for. */
export default {
  kind: 'client',
  id: 'redirect.keeps-secrets',
  level: 'must',
  severity: 'permissions',
  sentence:
    'A client MUST NOT send credentials to another host, or from https to http, because a response redirects it there.',
  source: 'RFC 9110 section 15.4',
  matters: 'whoever can make the server redirect gets the key',
  scenarios: () => [
    ...[301, 302, 303, 307, 308].map((status) =>
      scenario(`${status} to another host`, 'another host', ({ otherHost, path }) => ({
        status,
        location: otherHost + path,
      })),
    ),
    {
      ...scenario('307 from https to http', 'plain http', ({ sameHost, path }) => ({
        status: 307,
        location: sameHost + path,
      })),
      tls: true,
    },
  ],
  mustCatch: ['follows-with-secrets', 'follows-to-plain-http'],
} satisfies ClientRequirement;

function scenario(
  name: string,
  where: string,
  redirect: (setting: ScenarioSetting) => ScriptedResponse,
): ClientScenario {
  return {
    name,
    script: (setting) => [{ operation: 'update', responses: [redirect(setting)], repeat: true }],
    byRequests: true,
    judge: ({ elsewhere, secrets, updates }) => {
      if (updates.length === 0) return { block: 'no request came' };
      return elsewhere.flatMap(({ headers, url, body }) => {
        const text = [url, body, ...headers.map(([, value]) => value)].join('\n');
        if (!secrets.some((secret) => text.includes(secret))) return [];
        const names = headers.filter(([, value]) => secrets.some((secret) => value.includes(secret)));
        return broken(
          'secret-sent-elsewhere',
          `a credential went to ${where}`,
          'no credentials there',
          names.map(([name]) => name).join(', ') || 'URL or body',
        );
      });
    },
  };
}
