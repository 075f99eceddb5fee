import type { NoResponse, OutgoingRequest, Received } from '../model/exchange.ts';
import type { CallerName, Target } from '../model/target.ts';

/** How long a status that also means a missing permission asks for no other token, in milliseconds. */
const patienceMs = 60_000;

/** The tokens that a run's callers got from their commands and logins, renewed when one gets 401, or what else the contract says of wrong credentials. */
interface Tokens {
  /** The request with its caller's latest token in place of an older one. */
  current(request: OutgoingRequest): OutgoingRequest;
  /** True when the response refuses a token that should be good, and there is a fresh one to try. */
  renewAfter(request: OutgoingRequest, outcome: Received | NoResponse): Promise<boolean>;
}

interface Token {
  readonly header: string;
  /** Every value it has had; a request that carries another one was meant to. */
  readonly values: Set<string>;
  latest: string;
  renewal?: Promise<string> | undefined;
  /** When a status other than 401 may ask for a fresh one again. */
  doubtfulFrom: number;
}

/** What tokens are renewed by. */
interface TokenOptions {
  readonly renew?: ((caller: CallerName) => Promise<string>) | undefined;
  /** Statuses beside 401 by which the contract refuses wrong credentials. */
  readonly refusedWith?: readonly number[] | undefined;
  readonly now: () => number;
}

/** Only a caller with a `token` command or a login is renewed, and only when the request carried that caller's own token. */
export function createTokens(target: Target, { renew, refusedWith = [], now }: TokenOptions): Tokens {
  const tokens = new Map<CallerName, Token>();
  for (const [name, caller] of Object.entries(target.callers)) {
    const header = (caller.token ?? caller.login)?.header.toLowerCase();
    const value = Object.entries(caller.headers).find(([other]) => other.toLowerCase() === header)?.[1];
    if (header === undefined || value === undefined) continue;
    tokens.set(name as CallerName, { header, values: new Set([value]), latest: value, doubtfulFrom: 0 });
  }

  /** The request's own token header, when it carries one that its caller really has or had. */
  function ownToken(request: OutgoingRequest): { token: Token; name: string; value: string } | undefined {
    const token = tokens.get(request.caller);
    if (token === undefined) return undefined;
    const found = Object.entries(request.headers).find(([name]) => name.toLowerCase() === token.header);
    return found !== undefined && token.values.has(found[1]) ? { token, name: found[0], value: found[1] } : undefined;
  }

  return {
    current(request) {
      const own = tokens.size === 0 ? undefined : ownToken(request);
      return own === undefined || own.value === own.token.latest
        ? request
        : { ...request, headers: { ...request.headers, [own.name]: own.token.latest } };
    },

    async renewAfter(request, outcome) {
      if (renew === undefined || outcome.kind !== 'response') return false;
      const isCertain = outcome.status === 401;
      if (!isCertain && !refusedWith.includes(outcome.status)) return false;
      const own = ownToken(request);
      if (own === undefined) return false;
      const { token, value } = own;
      if (token.latest !== value) return true;
      // 403 is what a weak caller gets, too: one fresh token shows which of the two it was.
      if (!isCertain && token.renewal === undefined) {
        if (now() < token.doubtfulFrom) return false;
        token.doubtfulFrom = now() + patienceMs;
      }
      // Parallel requests share one renewal.
      token.renewal ??= renew(request.caller).finally(() => {
        token.renewal = undefined;
      });
      token.latest = await token.renewal;
      token.values.add(token.latest);
      return token.latest !== value;
    },
  };
}
