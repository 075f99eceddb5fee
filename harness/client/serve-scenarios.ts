import type { ClientAsk, ClientRequirement, ClientScenario } from '../model/client.ts';
import type { Contract } from '../model/contract.ts';
import type { RunSummary } from '../model/run.ts';
import type { Verdict } from '../model/verdict.ts';
import { judgePlayed, type Tried, verdictOf } from './judge-client.ts';
import type { OpenSetting } from './open-setting.ts';
import { askOf, asksOf, openScenario, seeScenario } from './play-scenario.ts';

/** A scenario that waits for a client that has no adapter. */
export interface ServedScenario {
  readonly requirement: ClientRequirement;
  readonly scenario: ClientScenario;
  readonly asks: readonly ClientAsk[];
  readonly open: OpenSetting;
}

/** The name under which a client without an adapter is reported. */
const name = 'client';

/** Opens a server for each scenario that requests alone decide. Each is for one call: whoever calls twice looks like one who sends again. */
export async function serveScenarios(
  contract: Contract,
  requirements: readonly ClientRequirement[],
): Promise<readonly ServedScenario[]> {
  const chosen = requirements
    .filter(({ appliesTo }) => (appliesTo?.(contract) ?? true) === true)
    .flatMap((requirement) => requirement.scenarios(contract).map((scenario) => ({ requirement, scenario })))
    .filter(({ scenario }) => scenario.byRequests && !scenario.tls);
  return Promise.all(
    chosen.map(async ({ requirement, scenario }) => {
      const open = await openScenario(contract, scenario, undefined);
      return { requirement, scenario, open, asks: asksOf(scenario, open).map((ask) => askOf(open, ask)) };
    }),
  );
}

/** The verdicts on what has come so far; scenarios that nobody called are no verdict. */
export function judgeServed(contract: Contract, served: readonly ServedScenario[]): readonly Verdict[] {
  let id = 0;
  const nextId = () => {
    id += 1;
    return id;
  };
  const called = served.filter(isCalled);
  const requirements = [...new Set(called.map(({ requirement }) => requirement))];
  return requirements.map((requirement) => {
    const tried = called
      .filter((each) => each.requirement === requirement)
      .map(({ scenario, open }): Tried => {
        // Nobody says how the calls went: that they ended is taken from the requests.
        const played = { startedAt: Date.now(), seen: seeScenario(open, []) };
        return judgePlayed(scenario, played, nextId);
      });
    return verdictOf({ contract, name }, requirement, true, tried, 0);
  });
}

/** What came, over all scenarios. */
export function summaryOfServed({ id, gaps }: Contract, served: readonly ServedScenario[]): RunSummary {
  const requests = served.flatMap(({ open }) => open.mock.log.all());
  const responses: Record<string, number> = {};
  for (const { status = 'cut' } of requests) responses[status] = (responses[status] ?? 0) + 1;
  return {
    type: 'summary',
    contract: id,
    target: name,
    statuses: [],
    coverage: [],
    gaps,
    callers: { admin: requests.length },
    responses,
    exchanges: requests.length,
    // The calls are the client's own: none was asked for.
    asked: { accepted: { sent: 0, got: 0 }, refused: { sent: 0, got: 0 } },
    testUsers: [],
    rate: [],
  };
}

/** True when anything came to a scenario. */
export function isCalled({ open }: ServedScenario): boolean {
  return open.mock.log.all().length > 0;
}
