import type { Send } from '../target/reader.ts';

/** Longest single wait, in milliseconds: longer than usual windows of rate limits. */
const longestMs = 64_000;

/**
 * Sends again what still gets 429 after waiting as told: a server that tells too short a wait must not
 * keep users from being restored. Gives up when there is no time left.
 */
export function patientSend(send: Send, isOver: () => boolean, pauseFor = wait): Send {
  return async (request) => {
    let exchange = await send(request);
    for (let pause = 1000; exchange.outcome.kind === 'response' && exchange.outcome.status === 429; pause *= 2) {
      if (isOver()) break;
      await pauseFor(Math.min(pause, longestMs));
      exchange = await send(request);
    }
    return exchange;
  };
}

/** Waits so many milliseconds. */
export function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
