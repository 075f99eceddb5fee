import { request as plain } from 'node:http';
import { request as secure } from 'node:https';
import { gunzipSync } from 'node:zlib';

/** A response as a client reads it. */
export interface Response {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** One request over a connection of its own, and how a planted client gets it wrong. */
export async function sendOnce(
  url: string,
  method: string,
  headers: Readonly<Record<string, string>>,
  body: string | undefined,
  deadlineMs: number | undefined,
  wrong: string,
): Promise<Response> {
  const target = new URL(url);
  // URL takes dots out of a path: what is sent is what was asked for.
  const path = url.slice(url.indexOf('/', 8));
  return new Promise((resolve, reject) => {
    const outgoing = (target.protocol === 'https:' ? secure : plain)(
      { host: target.hostname, port: target.port, path, method, headers, agent: false },
      (incoming) => {
        const chunks: Buffer[] = [];
        const given = incoming.headers as Record<string, string>;
        if (wrong === 'needs-content-length' && given['content-length'] === undefined)
          return reject(new Error('no length'));
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.on('end', () => {
          const raw = Buffer.concat(chunks);
          const zipped = given['content-encoding'] === 'gzip' && wrong !== 'ignores-gzip';
          resolve({
            status: incoming.statusCode ?? 0,
            headers: given,
            body: (zipped ? gunzipSync(raw) : raw).toString(wrong === 'reads-latin-1' ? 'latin1' : 'utf8'),
          });
        });
        incoming.on('error', (cause) => {
          if (wrong === 'hangs-on-truncation') return;
          if (wrong === 'truncated-is-success')
            return resolve({ status: incoming.statusCode ?? 0, headers: given, body: '' });
          reject(cause);
        });
      },
    );
    outgoing.on('error', (cause) => {
      if (wrong === 'no-response-is-success')
        resolve({ status: 200, headers: { 'content-type': 'application/json' }, body: '' });
      else reject(cause);
    });
    if (wrong === 'hangs-on-early-hints') outgoing.on('information', () => outgoing.removeAllListeners('response'));
    if (wrong === 'has-own-timeout-only') setTimeout(() => outgoing.destroy(new Error('timeout')), 6000).unref();
    else if (deadlineMs !== undefined && wrong !== 'ignores-deadline')
      setTimeout(() => outgoing.destroy(new Error('deadline')), deadlineMs).unref();
    outgoing.end(body);
  });
}
