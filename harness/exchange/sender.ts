import type { Dispatcher } from 'undici';
import type { Exchange, NoResponse, OutgoingRequest, Received } from '../model/exchange.ts';
import type { RateHeader } from '../model/profile.ts';
import type { CallerName, Target } from '../model/target.ts';
import { type Clock, systemClock } from './clock.ts';
import { createDispatcher } from './create-dispatcher.ts';
import { createLimitWatch, limitOf } from './limit-watch.ts';
import { createGate } from './limiter.ts';
import { createPacer } from './pacer.ts';
import { createPatience } from './patience.ts';
import { createRateControl } from './rate-control.ts';
import { receive } from './receive.ts';
import { toldWait } from './retry-after.ts';
import { RunSignal } from './run-signal.ts';
import { createSettling } from './settling.ts';
import { createTokens } from './tokens.ts';

/** How one request is sent. */
interface SendOptions {
  /** Hand back a 429 instead of waiting and sending again, and send at once, whatever the request rate. */
  readonly once?: boolean;
  /** Stops waiting; a request that is on its way ends as `aborted`. */
  readonly signal?: AbortSignal | undefined;
  /** Sent even when the budget is spent: what restores users must never lack it. */
  readonly beyondBudget?: boolean;
  /** Over these connections, which no other scenario uses. */
  readonly connection?: OwnConnection | undefined;
}

/** Connections that nobody else sends over. */
export interface OwnConnection {
  readonly dispatcher: Dispatcher;
  /** Drops them, whatever is still on its way included. */
  close(): Promise<void>;
}

/** What a sender may be given beside its target. */
export interface SenderOptions {
  readonly onExchange?: (exchange: Exchange) => void;
  /** Asked before every request that counts against the budget; what it throws keeps it from being sent. */
  readonly beforeSend?: (request: OutgoingRequest) => Promise<void>;
  /** The contract's rate-limit headers, for 429 responses without Retry-After. */
  readonly rateHeaders?: readonly RateHeader[];
  /** Fetches a fresh token for a caller whose own was refused: the header's whole value. */
  readonly renew?: (caller: CallerName) => Promise<string>;
  /** Statuses beside 401 by which the contract refuses wrong credentials. */
  readonly refusedWith?: readonly number[];
  readonly clock?: Clock;
  /** Requests of the budget that are kept for restoring users. */
  readonly reserve?: () => number;
  /** Seconds until reads show an update: no read is sent sooner after it. */
  readonly settles?: number | undefined;
}

/** Sends requests to one target: paced, within its budget, patient with 429. Never follows a redirect. */
export interface Sender {
  /** Whatever the server does ends in an Exchange. Throws RunSignal when the budget is spent or the signal came first. */
  send(request: OutgoingRequest, options?: SendOptions): Promise<Exchange>;
  /** Requests sent so far, attempts included. */
  readonly requests: number;
  /** Requests that the budget still has, but for what is kept; Infinity without a budget. */
  readonly left: number;
  /** Connections of one's own, made when something is sent over them. */
  connect(): OwnConnection;
  /** Drops the connections, responds still on their way included. */
  close(): Promise<void>;
}

/** A sender for `target`; see Sender. */
export function createSender(target: Target, options: SenderOptions = {}): Sender {
  const { requestRate } = target;
  const clock = options.clock ?? systemClock;
  const { origin, pathname } = new URL(target.baseUrl);
  const basePath = pathname.replace(/\/+$/, '');
  const dispatcher = createDispatcher(target);
  const gate = createGate(requestRate.concurrency);
  const nextTurn = createPacer(requestRate.perSecond);
  const control = createRateControl(target.rateLimit);
  const settling = createSettling(1000 * (target.reads?.settles ?? options.settles ?? 0));
  const tokens = createTokens(target, {
    renew: options.renew,
    refusedWith: options.refusedWith,
    now: () => clock.now(),
  });
  const watch = createLimitWatch(
    target.kind === 'live' ? (options.rateHeaders ?? []) : [],
    requestRate.maxRetryAfterSeconds * 1000,
  );
  /** When a caller who was rate-limited may try the same operation again. */
  const pausedUntil = new Map<string, number>();
  let requests = 0;
  let exchanges = 0;
  /** Whether any connection may have been used before. */
  let responded = false;
  const patience = createPatience(target, options.rateHeaders);

  async function send(request: OutgoingRequest, how: SendOptions = {}): Promise<Exchange> {
    const earlier: (Received | NoResponse)[] = [];
    if (how.beyondBudget !== true) await options.beforeSend?.(request);
    let renewed = false;
    let broken = 0;
    let wait = 0;
    let stale = false;
    let fresh: OwnConnection | undefined;
    for (;;) {
      const attempt = await sendOnce(request, fresh ? { ...how, connection: fresh } : how, wait);
      await fresh?.close();
      fresh = undefined;
      const { sent, outcome } = attempt;
      let again: number | undefined;
      if (!renewed && (await tokens.renewAfter(sent, outcome))) {
        renewed = true;
        again = 0;
      } else if (outcome.kind === 'none' && !stale && attempt.reused && outcome.reason === 'reset') {
        // RFC 9112 section 9.3.1: an idle connection may be closed just when a request goes over it. Only a new one counts.
        stale = true;
        fresh = connect();
        again = 0;
      } else if (outcome.kind === 'none') {
        again = retriable.has(outcome.reason) && broken < requestRate.retries ? 250 * 2 ** broken++ : undefined;
      } else if (how.once !== true) {
        again = patience.wait(request, outcome, earlier.length, clock.now());
      }
      if (again === undefined || isSpent(how) || how.signal?.aborted === true) {
        const { startedAt, durationMs } = attempt;
        const exchange = { id: ++exchanges, request: sent, startedAt, durationMs, outcome, earlier };
        options.onExchange?.(exchange);
        return exchange;
      }
      if (outcome.kind === 'response' && outcome.status === 429) pausedUntil.set(limitOf(request), clock.now() + again);
      earlier.push(outcome);
      wait = again;
    }
  }

  async function sendOnce(request: OutgoingRequest, how: SendOptions, wait: number) {
    // Whoever waits to be let in again takes up no place.
    await pause(request, how, wait);
    const entering = gate.enter();
    if (entering !== undefined) await entering;
    try {
      // What is sent to reach a limit is not held back below it; the target has allowed that.
      const turn = how.once === true ? 0 : nextTurn(clock.now());
      if (turn > 0) await unlessStopped(clock.wait(turn, how.signal), how.signal);
      if (how.signal?.aborted === true) throw stopped();
      if (isSpent(how)) {
        throw new RunSignal(
          'budget-spent',
          `${requests} were sent, ${options.reserve?.() ?? 0} are kept for restoring users`,
        );
      }
      requests++;
      const sent = tokens.current(request);
      const reused = responded && how.connection === undefined;
      const startedAt = Date.now();
      const sentAt = clock.now();
      if (how.once === true) control.force(request, sentAt);
      const began = performance.now();
      const outcome = await receive(how.connection?.dispatcher ?? dispatcher, origin, basePath + request.path, sent, {
        ...requestRate,
        signal: how.signal,
      });
      if (outcome.kind === 'response') {
        responded = true;
        settling.see(request, clock.now());
        watch.see(request, outcome, clock.now());
        if (outcome.status !== 429) patience.admit(request);
        if (outcome.status !== 429) control.accept(request);
        else if (how.once !== true)
          control.refuse(request, sentAt, clock.now(), toldWait(outcome, options.rateHeaders));
      }
      return { sent, reused, startedAt, durationMs: performance.now() - began, outcome };
    } finally {
      gate.leave();
    }
  }

  async function pause(request: OutgoingRequest, how: SendOptions, wait: number): Promise<void> {
    let left = how.once === true ? wait : control.turn(request, clock.now(), wait);
    do {
      if (left > 0) await unlessStopped(clock.wait(left, how.signal), how.signal);
      if (how.once === true) return;
      const now = clock.now();
      left = Math.max(
        (pausedUntil.get(limitOf(request)) ?? 0) - now,
        watch.wait(request, now),
        settling.wait(request, now),
      );
    } while (left > 0);
    watch.count(request);
  }

  function connect(): OwnConnection {
    const own = createDispatcher(target);
    return { dispatcher: own, close: () => own.destroy() };
  }

  function isSpent(how: SendOptions): boolean {
    return left() <= 0 && how.beyondBudget !== true;
  }

  function left(): number {
    return requestRate.budget > 0
      ? requestRate.budget - requests - (options.reserve?.() ?? 0)
      : Number.POSITIVE_INFINITY;
  }

  return {
    send,
    get requests() {
      return requests;
    },
    get left() {
      return left();
    },
    connect,
    close: () => dispatcher.destroy(),
  };
}

/** Failures of the connection, which another attempt may not meet. */
const retriable = new Set<NoResponse['reason']>(['reset', 'refused', 'dns', 'truncated']);

async function unlessStopped(waiting: Promise<void>, signal: AbortSignal | undefined): Promise<void> {
  try {
    await waiting;
  } catch (cause) {
    throw signal?.aborted === true ? stopped() : cause;
  }
}

function stopped(): RunSignal {
  return new RunSignal('aborted', 'the run was stopped');
}
