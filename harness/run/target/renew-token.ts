import { HarnessError } from '../../errors.ts';
import type { Redactor } from '../../exchange/redact.ts';
import type { CallerName, Target } from '../../model/target.ts';
import { fetchToken } from '../../target/token-command.ts';

/** The target with a token for every caller that has a command or a login. */
export async function withTokens(target: Target): Promise<Target> {
  const callers = { ...target.callers };
  for (const [name, caller] of Object.entries(callers) as [keyof typeof callers, (typeof callers)['admin']][]) {
    const header = (caller?.token ?? caller?.login)?.header;
    if (caller === undefined || header === undefined) continue;
    const others = Object.entries(caller.headers).filter(([other]) => other.toLowerCase() !== header.toLowerCase());
    callers[name] = {
      ...caller,
      headers: { ...Object.fromEntries(others), [header]: await freshToken(target, name) },
    };
  }
  return { ...target, callers };
}

/** How a sender gets a fresh token for a caller whose own was refused; the redactor learns it before it is used. */
export function tokenRenewal(target: Target, redact: Redactor): (caller: CallerName) => Promise<string> {
  return async (caller) => {
    const token = await freshToken(target, caller);
    redact.learn?.(token);
    return token;
  };
}

/** The whole value of the header that carries a caller's token, made anew. */
async function freshToken(target: Target, caller: CallerName): Promise<string> {
  const { token, login } = (caller === 'anonymous' ? undefined : target.callers[caller]) ?? {};
  if (token !== undefined) return fetchToken(caller, token);
  // A mock has no login, and starts without what sends one.
  if (login !== undefined) return (await import('../../exchange/log-in.ts')).logIn(caller, login, target);
  throw new HarnessError('TARGET_INVALID', `caller "${caller}" has no token command`, `add callers.${caller}.token`);
}
