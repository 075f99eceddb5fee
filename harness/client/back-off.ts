import { waitBefore } from '../domain/wait-before.ts';
import type { ClientScenario } from '../model/client.ts';
import { type Player, playScenario } from './play-scenario.ts';

/** How long a client's own first wait is watched for. */
const longestMs = 20_000;

/** The client's own wait before it sends an update again after a status without Retry-After; `undefined` when it does not. */
export type BackOff = (status: 429 | 503) => Promise<number | undefined>;

/** Measures each status once, when it is first asked for. */
export function measureBackOff(player: Player): BackOff {
  const measured = new Map<number, Promise<number | undefined>>();
  return (status) => {
    const known = measured.get(status) ?? measureOnce(player, status);
    measured.set(status, known);
    return known;
  };
}

async function measureOnce(player: Player, status: 429 | 503): Promise<number | undefined> {
  const headers = Object.fromEntries(
    ['Retry-After', ...(player.contract.profile.rateLimit?.headers ?? []).map(({ name }) => name)].map((name) => [
      name,
      null,
    ]),
  );
  const scenario: ClientScenario = {
    name: `own wait after ${status}`,
    script: [{ operation: 'update', responses: [{ status, headers }], repeat: true }],
    watchMs: longestMs,
    enough: 2,
    judge: () => [],
  };
  const { updates } = (await playScenario(player, scenario, undefined)).seen;
  return waitBefore(updates, 1);
}
