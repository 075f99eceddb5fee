import type { RecordedBody, RecordedExchange } from '../../harness/model/exchange.ts';
import { baseUrlOf, isAbsolute } from '../facts/base-url.ts';
import type { ReportFormat } from '../report-format.ts';

// JSON may hold these as they are; a file that somebody prints had better not.
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** HTTP Archive 1.2 of every recorded exchange, for the tools that read it. */
export default {
  id: 'har',
  fileName: 'run.har',
  render(run) {
    const seen = new Set<string>();
    const entries: ReturnType<typeof entryOf>[] = [];
    for (const { contract, target, requirement, exchanges } of run.verdicts) {
      for (const exchange of exchanges) {
        const key = JSON.stringify([contract, target, exchange.id]);
        if (seen.has(key)) continue;
        seen.add(key);
        const address = isAbsolute(exchange.sent.url) ? '' : (baseUrlOf(run.header, { target }) ?? 'http://localhost');
        entries.push(
          entryOf(
            exchange,
            address + exchange.sent.url,
            `${contract}@${target} exchange ${exchange.id}, ${requirement}`,
          ),
        );
      }
    }
    entries.sort((one, other) => (one.startedDateTime < other.startedDateTime ? -1 : 1));
    const har = { log: { version: '1.2', creator: { ...run.header.tool }, entries } };
    return `${JSON.stringify(har).replace(unseen, escaped)}\n`;
  },
} satisfies ReportFormat;

function escaped(character: string): string {
  const units = Array.from({ length: character.length }, (_, index) => character.charCodeAt(index));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('');
}

function entryOf(exchange: RecordedExchange, url: string, comment: string) {
  const { sent, received, failure, durationMs } = exchange;
  const headers = Object.entries(sent.headers).map(([name, value]) => ({ name, value }));
  const responded = received?.headers.map(([name, value]) => ({ name, value })) ?? [];
  const postData = postDataOf(sent.body, headerOf(headers, 'content-type'));
  return {
    startedDateTime: new Date(exchange.startedAt).toISOString(),
    time: durationMs,
    request: {
      method: sent.method,
      url,
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers,
      queryString: queryOf(url),
      ...(postData ? { postData } : {}),
      headersSize: -1,
      bodySize: sent.body?.bytes ?? 0,
    },
    response: {
      // Status 0 is how browsers write a request that got no response.
      status: received?.status ?? 0,
      statusText: '',
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: responded,
      content: contentOf(received?.body, headerOf(responded, 'content-type')),
      redirectURL: '',
      headersSize: -1,
      bodySize: received?.body?.bytes ?? (received ? 0 : -1),
      ...(failure ? { comment: `${failure.reason}: ${failure.detail}` } : {}),
    },
    cache: {},
    timings: { send: 0, wait: durationMs, receive: 0 },
    comment,
  };
}

function postDataOf(body: RecordedBody | undefined, mimeType: string) {
  if (!body) return undefined;
  if (body.text !== undefined) return { mimeType, text: body.text };
  return { mimeType, text: body.base64 ?? '', comment: 'base64' };
}

function contentOf(body: RecordedBody | undefined, mimeType: string) {
  if (!body) return { size: 0, mimeType };
  const text = body.text ?? body.base64 ?? '';
  const encoded = body.text === undefined ? { encoding: 'base64' } : {};
  return { size: body.bytes, mimeType, text, ...encoded };
}

function headerOf(headers: readonly { readonly name: string; readonly value: string }[], name: string): string {
  return headers.find((header) => header.name.toLowerCase() === name)?.value ?? '';
}

function queryOf(url: string): { name: string; value: string }[] {
  if (!URL.canParse(url)) return [];
  return [...new URL(url).searchParams].map(([name, value]) => ({ name, value }));
}
