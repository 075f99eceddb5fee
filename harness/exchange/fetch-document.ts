import { EnvHttpProxyAgent, request } from 'undici';
import { HarnessError } from '../errors.ts';

/** How much and how long a document may take. */
interface FetchBounds {
  readonly bytes: number;
  readonly milliseconds: number;
  readonly redirects: number;
}

/** A published document as it came, or word that it is as it was. */
type Fetched =
  | { readonly text: string; readonly etag?: string; readonly url: string; readonly type: string }
  | { readonly unchanged: true };

const usual: FetchBounds = { bytes: 64 * 1024 * 1024, milliseconds: 60_000, redirects: 5 };

/**
 * Fetches a document, through a proxy where the environment names one (HTTP_PROXY, HTTPS_PROXY, NO_PROXY). Redirects are followed
 * within the origin only. With `etag` an unchanged document is not sent again (RFC 9110 section 13.1.2).
 */
export async function fetchDocument(
  address: string,
  { etag, bounds = usual }: { readonly etag?: string | undefined; readonly bounds?: FetchBounds } = {},
): Promise<Fetched> {
  const dispatcher = new EnvHttpProxyAgent();
  const signal = AbortSignal.timeout(bounds.milliseconds);
  try {
    let url = new URL(address);
    for (let hops = 0; ; hops += 1) {
      const { statusCode, headers, body } = await request(url, {
        dispatcher,
        signal,
        headers: { accept: 'application/json, application/yaml, text/*', ...(etag ? { 'if-none-match': etag } : {}) },
      });
      if (statusCode === 304) {
        await body.dump();
        return { unchanged: true };
      }
      const location = first(headers.location);
      if (statusCode >= 300 && statusCode < 400 && location !== undefined) {
        await body.dump();
        const next = new URL(location, url);
        if (next.origin !== url.origin) throw unreadable(address, `it redirects to another origin, ${next.origin}`);
        if (hops >= bounds.redirects) throw unreadable(address, `it redirects more than ${bounds.redirects} times`);
        url = next;
        continue;
      }
      if (statusCode !== 200) {
        await body.dump();
        throw unreadable(address, `it responds with status ${statusCode}`);
      }
      const text = await bounded(body, bounds.bytes, address);
      const tag = first(headers.etag);
      return {
        text,
        url: url.href,
        type: first(headers['content-type']) ?? '',
        ...(tag === undefined ? {} : { etag: tag }),
      };
    }
  } catch (cause) {
    if (cause instanceof HarnessError) throw cause;
    const late = cause instanceof Error && cause.name === 'TimeoutError';
    throw unreadable(
      address,
      late ? `it took more than ${bounds.milliseconds} ms` : String((cause as Error).message),
      cause,
    );
  } finally {
    await dispatcher.close();
  }
}

async function bounded(body: AsyncIterable<Uint8Array>, most: number, address: string): Promise<string> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of body) {
    size += part.byteLength;
    if (size > most) throw unreadable(address, `it has more than ${most} bytes`);
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

function first(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}

function unreadable(address: string, why: string, cause?: unknown): HarnessError {
  return new HarnessError(
    'DOCUMENT_UNREADABLE',
    `cannot fetch ${address}: ${why}`,
    'check document.source in the profile, and HTTPS_PROXY where a proxy is needed',
    ...(cause === undefined ? [] : [{ cause }]),
  );
}
