import type { MockResponse } from '../model/mock.ts';
import type { Call } from './call.ts';

/** A few of the texts that attacks are made of. */
const suspicious = /<script|' OR |\$\{|\{\{|\.\.\/|\\u00[01][0-9a-f]|\\r\\n|__proto__/i;

/** What a firewall before the server refuses by itself, with a page that the document does not know. */
export function firewallPage(call: Call): MockResponse | undefined {
  if (call.operation !== 'update') return undefined;
  if (call.oversized) return page(413, 'Request Entity Too Large');
  return suspicious.test(Buffer.from(call.bytes).toString()) ? page(403, 'Request blocked') : undefined;
}

function page(status: number, title: string): MockResponse {
  const text = `<!DOCTYPE html><html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>`;
  return { status, headers: { 'Content-Type': 'text/html; charset=utf-8' }, bytes: Buffer.from(text) };
}
