import type { MockCall } from '../../model/mock.ts';
import type { AuthScheme } from '../../model/profile.ts';

/** Names of all headers that carry credentials, lower case. */
function credentialHeaders(call: MockCall): readonly string[] {
  return [
    ...new Set(
      call.contract.profile.auth.schemes.flatMap(({ headers }) =>
        Object.keys(headers).map((name) => name.toLowerCase()),
      ),
    ),
  ];
}

/** Values of the credential headers that were sent, empty ones too. */
export function sentCredentials(call: MockCall): readonly string[] {
  return credentialHeaders(call).flatMap((name) => call.headers[name] ?? []);
}

/** Whether some credential header was sent with nothing, or nothing but its scheme's word, in it. */
export function hasEmptyCredential(call: MockCall): boolean {
  return sentCredentials(call).some((value) => /^\w*$/.test(value.trim()) && value.length < 10);
}

/** Whether a call uses a scheme: all its headers are there, each beginning as its template does. */
export function usesScheme(call: MockCall, scheme: AuthScheme | undefined): boolean {
  if (scheme === undefined) return false;
  return Object.entries(scheme.headers).every(([name, template]) => {
    const fixed = template.replace(/\{(secret|basic)\}.*/, '').toLowerCase();
    return call.headers[name.toLowerCase()]?.toLowerCase().startsWith(fixed) ?? false;
  });
}

/** Remembers a known caller's credentials, so that a lax server can take any one of them for all. */
export function rememberCredentials(call: MockCall): void {
  if (call.caller === 'admin') for (const value of sentCredentials(call)) call.memory.set(`credential ${value}`, true);
}

/** Whether at least one credential header holds a value that a known caller used. */
export function hasKnownCredential(call: MockCall): boolean {
  return sentCredentials(call).some((value) => call.memory.has(`credential ${value}`));
}
