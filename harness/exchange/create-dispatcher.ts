import { createSecureContext, getCACertificates, type SecureContext } from 'node:tls';
import { buildConnector, type Dispatcher, Pool, ProxyAgent } from 'undici';
import { HarnessError } from '../errors.ts';
import type { Connection, Target } from '../model/target.ts';
import { skipContinue } from './skip-continue.ts';

/** Idle connections are given up after this, sooner than most servers give up theirs. */
const keepAliveMs = 2_000;

/** The connections to one target: kept alive, at most as many as `requestRate.concurrency`, through its proxy where it has one. */
export function createDispatcher(target: Target): Dispatcher {
  const { proxy, http2 } = target.connection ?? {};
  const options = {
    connections: Math.max(1, target.requestRate.concurrency),
    pipelining: 1,
    keepAliveTimeout: keepAliveMs,
    allowH2: http2 === true,
    // Deadlines are kept by the sender: these would begin anew with every byte.
    headersTimeout: 0,
    bodyTimeout: 0,
  };
  try {
    const tls = { ...secureContextOf(target.connection), timeout: target.requestRate.deadlineMs };
    if (proxy === undefined) {
      const connect = skipContinue(buildConnector({ ...tls, allowH2: options.allowH2 }));
      return new Pool(new URL(target.baseUrl).origin, { ...options, connect });
    }
    return new ProxyAgent({ ...options, uri: proxy, requestTls: tls, proxyTls: tls });
  } catch (cause) {
    throw new HarnessError(
      'TARGET_INVALID',
      `cannot connect as target ${target.name} description: ${cause instanceof Error ? cause.message : String(cause)}`,
      'check baseUrl and connection (proxy, ca, cert, key) in the target file',
      { cause },
    );
  }
}

// Made once: reading some hundred authorities for each connection would be slow, and a bad key shows before the first request.
function secureContextOf(connection: Connection | undefined): { secureContext?: SecureContext } {
  const { ca, cert, key } = connection ?? {};
  if (ca === undefined && cert === undefined && key === undefined) return {};
  return {
    secureContext: createSecureContext({
      ...(ca === undefined ? {} : { ca: [...getCACertificates('default'), ca] }),
      ...(cert === undefined ? {} : { cert }),
      ...(key === undefined ? {} : { key }),
    }),
  };
}
