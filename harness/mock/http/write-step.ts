import type { ServerResponse } from 'node:http';
import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import type { MockResponse } from '../../model/mock.ts';
import type { Choices } from '../choices.ts';
import type { Step } from '../play-script.ts';
import { bytesOf } from './write-response.ts';

// A mock that is closed meanwhile must not keep the process waiting.
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds).unref());

/** Sends a response as a script wants it: other headers, another body, late, in pieces, cut, or bytes that are no HTTP. */
export async function writeStep(
  outgoing: ServerResponse,
  method: string,
  response: MockResponse,
  step: Step,
  choices: Choices,
): Promise<void> {
  if (step.delayMs !== undefined) await pause(step.delayMs);
  const { socket } = outgoing;
  if (step.raw !== undefined) {
    socket?.end(Buffer.from(step.raw, 'latin1'));
    return;
  }
  if (step.cutAfter === -1) {
    socket?.destroy();
    return;
  }
  for (const status of step.informational ?? []) socket?.write(`HTTP/1.1 ${status} Wait\r\n\r\n`);
  const bodiless = response.status === 204 || response.status === 304 || method === 'HEAD';
  const bytes = bodiless ? new Uint8Array() : bodyOf(response, step, choices);
  const headers = headersOf(response, step, bytes, bodiless);
  if (step.framing === 'close') outgoing.useChunkedEncodingByDefault = false;
  // Set one by one: what writeHead is given is told to nobody who asks for the headers later.
  for (const [name, value] of Object.entries(headers)) outgoing.setHeader(name, value);
  outgoing.writeHead(response.status);
  outgoing.flushHeaders();
  const end = step.cutAfter ?? bytes.length;
  const size = step.pieces?.bytes ?? Math.max(1, end);
  for (let start = 0; start < end && !outgoing.destroyed; start += size) {
    if (start > 0) await pause(step.pieces?.pauseMs ?? 0);
    await new Promise((resolve) => outgoing.write(bytes.subarray(start, Math.min(end, start + size)), resolve));
  }
  if (step.cutAfter === undefined) outgoing.end();
  else socket?.end();
}

function bodyOf(response: MockResponse, step: Step, choices: Choices): Uint8Array {
  const bytes =
    step.base64 !== undefined
      ? Buffer.from(step.base64, 'base64')
      : step.text !== undefined
        ? Buffer.from(step.text)
        : bytesOf(step.body === undefined ? response : { ...response, body: step.body }, choices);
  return step.coding === undefined ? bytes : coders[step.coding](bytes);
}

const coders = { gzip: gzipSync, deflate: deflateSync, br: brotliCompressSync, zstd: zstdCompressSync };

function headersOf(response: MockResponse, step: Step, bytes: Uint8Array, bodiless: boolean): Record<string, string> {
  const made: Record<string, string | null> = {
    ...response.headers,
    ...(step.retryAfter === undefined ? {} : { 'Retry-After': String(step.retryAfter) }),
    ...(step.location === undefined ? {} : { Location: step.location }),
    ...(step.coding === undefined ? {} : { 'Content-Encoding': step.coding }),
    ...(step.framing === 'close' || step.cutAfter !== undefined ? { Connection: 'close' } : {}),
    ...(bodiless || (step.framing ?? 'length') !== 'length' ? {} : { 'Content-Length': String(bytes.length) }),
  };
  for (const [name, value] of Object.entries(step.headers ?? {})) {
    for (const known of Object.keys(made)) if (known.toLowerCase() === name.toLowerCase()) delete made[known];
    made[name] = value;
  }
  for (const [name, value] of Object.entries(made)) if (value !== null) made[name] = timed(value);
  return Object.fromEntries(Object.entries(made).filter((entry): entry is [string, string] => entry[1] !== null));
}

/** `{date+5}` and `{epoch+5}`: so many seconds from now, as an HTTP date or in seconds since the epoch, rounded up. */
function timed(text: string): string {
  return text.replace(/\{(date|epoch)\+(\d+)\}/g, (_all, form: string, seconds: string) => {
    const time = Math.ceil(Date.now() / 1000) + Number(seconds);
    return form === 'epoch' ? String(time) : new Date(time * 1000).toUTCString();
  });
}
