import { HarnessError } from '../../errors.ts';
import type { Redactor } from '../../exchange/redact.ts';
import type { CallerName, Target } from '../../model/target.ts';
import { fetchToken } from '../../target/token-command.ts';

/** How a sender gets a fresh token for a caller whose own was refused; the redactor learns it before it is used. */
export function tokenRenewal(target: Target, redact: Redactor): (caller: CallerName) => Promise<string> {
  return async (caller) => {
    const command = caller === 'anonymous' ? undefined : target.callers[caller]?.token;
    if (!command) {
      throw new HarnessError(
        'TARGET_INVALID',
        `caller "${caller}" has no token command`,
        `add callers.${caller}.token`,
      );
    }
    const token = await fetchToken(caller, command);
    redact.learn?.(token);
    return token;
  };
}
