import type { NoResponse } from '../model/exchange.ts';

type Headers = readonly (readonly [string, string])[];

/** What had come of a response when it failed. */
export interface Begun {
  readonly status?: number;
  readonly headers?: Headers;
}

/** An error of the connection in words, with what had come of the response. */
export function describeFailure(error: unknown, begun: Begun): NoResponse {
  const { code, message } = deepest(error);
  const [reason, detail] = classify(code, message, begun.status !== undefined);
  return {
    kind: 'none',
    reason,
    detail,
    ...(begun.status === undefined ? {} : { status: begun.status, headers: begun.headers ?? [] }),
  };
}

function classify(code: string, message: string, hasHeaders: boolean): readonly [NoResponse['reason'], string] {
  if (code === 'HTTPParserError') return ['invalid-http', message];
  if (code === 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH' && !hasHeaders) {
    return ['invalid-http', 'the headers do not agree on the length of the body'];
  }
  const known = byCode[code];
  if (known !== undefined) return known;
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') return ['tls', `the certificate is not for this host: ${message}`];
  if (/^(ERR_SSL_|ERR_TLS_|CERT_|UNABLE_TO_|EPROTO)/.test(code))
    return ['tls', `the TLS handshake fails: ${plain(message)}`];
  if (message.startsWith('Proxy response')) return ['refused', `the proxy does not connect: ${message}`];
  if (code === 'UND_ERR_PRX_CONN' || code === 'UND_ERR_PRX_TLS')
    return ['refused', `the proxy does not connect: ${message}`];
  if (code === 'UND_ERR_SOCKET' && message === 'bad response') {
    return ['invalid-http', 'an interim response 100 (Continue) came that nobody asked for'];
  }
  if (code === 'UND_ERR_SOCKET' && message === 'bad upgrade') {
    return ['invalid-http', 'the connection is switched to another protocol that nobody asked for'];
  }
  if (hasHeaders) return ['truncated', `the connection ends before the body does (${message})`];
  return ['reset', `the connection ends before the headers do (${message})`];
}

const byCode: Readonly<Record<string, readonly [NoResponse['reason'], string] | undefined>> = {
  __proto__: null as never,
  ECONNREFUSED: ['refused', 'the connection is refused: nothing listens there'],
  EHOSTUNREACH: ['refused', 'the host cannot be reached'],
  ENETUNREACH: ['refused', 'the network cannot be reached'],
  EADDRNOTAVAIL: ['refused', 'the address cannot be reached'],
  ETIMEDOUT: ['timeout-headers', 'the connection is not made in time'],
  UND_ERR_CONNECT_TIMEOUT: ['timeout-headers', 'the connection is not made in time'],
  ENOTFOUND: ['dns', 'the host name does not exist'],
  EAI_AGAIN: ['dns', 'the host name cannot be looked up now'],
  UND_ERR_HEADERS_OVERFLOW: ['too-large', 'the headers are longer than 16384 bytes'],
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: ['truncated', 'the body is shorter or longer than its Content-Length'],
  DEPTH_ZERO_SELF_SIGNED_CERT: ['tls', 'the certificate is signed by itself'],
  SELF_SIGNED_CERT_IN_CHAIN: ['tls', 'the certificate chain ends in one that is signed by itself'],
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: ['tls', 'the certificate is signed by an authority that is not known'],
  UNABLE_TO_GET_ISSUER_CERT: ['tls', 'the certificate is signed by an authority that is not known'],
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: ['tls', 'the certificate is signed by an authority that is not known'],
  CERT_HAS_EXPIRED: ['tls', 'the certificate has expired'],
  CERT_NOT_YET_VALID: ['tls', 'the certificate is not valid yet'],
  CERT_REVOKED: ['tls', 'the certificate is revoked'],
  ERR_SSL_WRONG_VERSION_NUMBER: ['tls', 'the server does not speak TLS on this port'],
};

/** Code and message of the error that began it: wrappers and several tried addresses are looked through. */
function deepest(error: unknown): { readonly code: string; readonly message: string } {
  if (!(error instanceof Error)) return { code: '', message: String(error) };
  const inner = error instanceof AggregateError ? error.errors[0] : error.cause;
  if (inner instanceof Error && 'code' in inner) return deepest(inner);
  // The parser's own codes are not stable; its name is.
  const code = error.name === 'HTTPParserError' ? error.name : 'code' in error ? String(error.code) : '';
  return { code, message: plain(error.message) };
}

// OpenSSL's messages carry a thread number, file names and a line break.
function plain(message: string): string {
  const openssl = /SSL routines:[^:]*:([^:\n]+)/.exec(message);
  return (openssl?.[1] ?? message).trim();
}
