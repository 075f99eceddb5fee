import { hash } from 'node:crypto';
import { RunSignal } from '../../../exchange/run-signal.ts';
import type { Exchange, OutgoingRequest } from '../../../model/exchange.ts';
import type { Json } from '../../../model/json.ts';

/** Most traits that are remembered as harmless. */
const mostRemembered = 200_000;
/** Requests that got a response and are not taken apart before something hangs. */
const mostWaiting = 4000;
/** Of bodies longer than this only size and both ends are looked at. */
const mostParsed = 64 * 1024;

interface Hung {
  readonly exchange: number;
  readonly owner: string;
}

/**
 * What got no response in time, so that only the scenario that found it pays for it. A request is taken apart into traits
 * (method, headers, each value and type of its body); those of a hung request that no other request got are
 * suspect, and nobody else sends them again.
 */
export class HungRequests {
  readonly #harmless = new Set<string>();
  /** Responded to, and not taken apart yet: as long as nothing hangs, nobody asks. */
  #waiting: OutgoingRequest[] = [];
  readonly #suspects = new Map<string, Hung>();

  /** @throws RunSignal when a request like this one hung for somebody else. */
  refuse(request: OutgoingRequest, owner: string): void {
    if (this.#suspects.size === 0) return;
    for (const trait of traitsOf(request)) {
      const hung = this.#suspects.get(trait);
      if (hung === undefined || hung.owner === owner) continue;
      throw new RunSignal(
        'hung',
        `not sent: exchange ${hung.exchange}, which is like it, got no response in time (${hung.owner})`,
      );
    }
  }

  see({ id, request, outcome }: Exchange, owner: string): void {
    if (outcome.kind === 'response') {
      // A long body is not kept.
      if ((request.body?.length ?? 0) > mostParsed) this.#clear(request);
      else this.#waiting.push(request);
      if (this.#suspects.size > 0 || this.#waiting.length >= mostWaiting) this.#takeApart();
    } else if (hangs(outcome.reason)) {
      this.#takeApart();
      for (const trait of traitsOf(request))
        if (!this.#harmless.has(trait)) this.#suspects.set(trait, { exchange: id, owner });
    }
  }

  #takeApart(): void {
    for (const request of this.#waiting) this.#clear(request);
    this.#waiting = [];
  }

  #clear(request: OutgoingRequest): void {
    for (const trait of traitsOf(request)) {
      if (this.#harmless.size < mostRemembered) this.#harmless.add(trait);
      this.#suspects.delete(trait);
    }
  }
}

/** Whether a request that ended so was waited for until its deadline. */
export function hangs(reason: string): boolean {
  return reason === 'timeout-headers' || reason === 'timeout-body';
}

function traitsOf({ method, path, headers, body, user, caller }: OutgoingRequest): readonly string[] {
  const place =
    user === undefined ? path : path.replaceAll(encodeURIComponent(user), '{user}').replaceAll(user, '{user}');
  const sent = Object.entries(headers).map(([name, value]) => `${name.toLowerCase()}: ${value}`);
  const inside = body === undefined ? ['no body'] : traitsOfBody(body, user);
  const whole = digest(`${method} ${place} ${sent.join('\n')}\n${inside.join('\n')}`);
  return [`${method} ${place}`, `by ${caller}`, ...sent, ...inside, whole];
}

function traitsOfBody(body: Uint8Array, user: string | undefined): readonly string[] {
  const size = `body of 2^${Math.ceil(Math.log2(body.length + 1) / 2) * 2} bytes`;
  if (body.length > mostParsed) return [size, endsOf(body)];
  try {
    const traits: string[] = [];
    collect(JSON.parse(Buffer.from(body.buffer, body.byteOffset, body.length).toString()) as Json, '', user, traits);
    return traits;
  } catch {
    // What is no JSON is known by its bytes.
    return ['no JSON', digest(body)];
  }
}

/** The size of a long body, and what it begins and ends with. */
function endsOf(body: Uint8Array): string {
  return `${body.length} bytes ${digest(body.subarray(0, mostParsed / 2))} ${digest(body.subarray(-mostParsed / 2))}`;
}

function collect(value: Json, pointer: string, user: string | undefined, traits: string[]): void {
  if (Array.isArray(value)) {
    traits.push(`${pointer} array${value.length === 0 ? ', empty' : ''}`);
    for (const item of value as readonly Json[]) collect(item, `${pointer}/*`, user, traits);
  } else if (typeof value === 'object' && value !== null) {
    const keys = Object.keys(value);
    traits.push(`${pointer} {${keys.sort().join()}}`);
    for (const [key, inner] of Object.entries(value)) collect(inner as Json, `${pointer}/${key}`, user, traits);
  } else {
    const text = JSON.stringify(value);
    traits.push(`${pointer} ${value === null ? 'null' : typeof value}`);
    if (String(value) !== user) traits.push(`${pointer} = ${text.length > 100 ? digest(text) : text}`);
  }
}

function digest(of: string | Uint8Array): string {
  return hash('sha1', of);
}
