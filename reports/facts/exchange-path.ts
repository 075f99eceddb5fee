import type { RecordedExchange } from '../../harness/model/exchange.ts';
import type { RunHeader, RunVerdict } from '../../harness/model/run.ts';
import { baseUrlOf } from './base-url.ts';

/** Path and query of an exchange below its target's base URL, as they were sent. */
export function pathOf(header: RunHeader, verdict: RunVerdict, { sent: { url } }: RecordedExchange): string {
  const base = baseUrlOf(header, verdict);
  if (base !== undefined && url.startsWith(base)) return url.slice(base.length);
  const path = withoutOrigin(url);
  const prefix = mockPrefix(header, verdict);
  return path.startsWith(`${prefix}/`) ? path.slice(prefix.length) : path;
}

/** The exchange with that path as its address. */
export function belowBase(header: RunHeader, verdict: RunVerdict, exchange: RecordedExchange): RecordedExchange {
  return { ...exchange, sent: { ...exchange.sent, url: pathOf(header, verdict, exchange) } };
}

/** What the embedded mock's base URL has after its port: what an update's path has before that of the document. */
function mockPrefix({ contracts }: RunHeader, { contract, exchanges }: RunVerdict): string {
  const template =
    contracts
      .find(({ id }) => id === contract)
      ?.operation.split(' ')[1]
      ?.split('/') ?? [];
  for (const { operation, sent } of exchanges) {
    if (operation !== 'update' || template.length === 0) continue;
    const segments = withoutOrigin(sent.url).split('?')[0]?.split('/') ?? [];
    const more = segments.length - template.length;
    const fits = template.slice(1).every((name, index) => /[{}]/.test(name) || name === segments[index + 1 + more]);
    if (more >= 0 && fits) return segments.slice(0, more + 1).join('/');
  }
  return '';
}

function withoutOrigin(url: string): string {
  return url.replace(/^https?:\/\/[^/?#]*/i, '');
}
