import type { MessagePort } from 'node:worker_threads';
import { HarnessError } from '../../errors.ts';
import { redactorOf } from '../../exchange/redact.ts';
import { openContractRun } from '../execute/contract-run.ts';
import type { ContractRunOptions } from '../plan/contract-run-options.ts';
import type { ContractStep } from '../record/run-estimate.ts';
import type { WorkerEvent } from './worker-event.ts';

/** Milliseconds between two steps that are told. */
const between = 200;

/** What one task of the pool is given; what it finds out goes back through `port`, as it comes. */
export interface ContractTask {
  readonly options: ContractRunOptions;
  readonly port: MessagePort;
}

/** Carries out one contract's run in a worker thread. Any message on `port` asks it to end in order. */
export async function runContract({ options, port }: ContractTask): Promise<void> {
  const stop = new AbortController();
  port.on('message', () => stop.abort());
  const send = (event: WorkerEvent) => port.postMessage(event);
  try {
    const onRestore = (users: number, requests: number) => send({ type: 'restoring', users, requests });
    const openedAt = performance.now();
    const run = await openContractRun(options, undefined, onRestore);
    const { mostSeconds } = run.target.requestRate;
    if (mostSeconds !== undefined) {
      const left = Math.max(0, openedAt + 1000 * mostSeconds - performance.now());
      setTimeout(() => stop.abort(`the ${mostSeconds} s of requestRate.mostSeconds are over`), left).unref();
    }
    try {
      await run.judge({
        signal: stop.signal,
        onStep: nowAndThen((step) => send({ type: 'step', step })),
        onVerdict: (verdict) => send({ type: 'verdict', verdict: { type: 'verdict', ...verdict } }),
      });
    } finally {
      send({ type: 'summary', summary: await run.finish() });
    }
  } catch (cause) {
    const code = cause instanceof HarnessError ? { code: cause.code } : {};
    const { target } = options;
    const redact = target.kind === 'live' ? redactorOf(target.target) : (text: string) => text;
    send({ type: 'broken', message: redact(cause instanceof Error ? cause.message : String(cause)), ...code });
  } finally {
    port.close();
  }
}

function nowAndThen(tell: (step: ContractStep) => void): (step: ContractStep) => void {
  let last = Number.NEGATIVE_INFINITY;
  return (step) => {
    const now = performance.now();
    if (now - last < between) return;
    last = now;
    tell(step);
  };
}
