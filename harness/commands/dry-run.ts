import { HarnessError } from '../errors.ts';
import type { Target } from '../model/target.ts';
import type { RunOptions } from '../run/plan/options.ts';
import { planRun } from '../run/plan/plan-run.ts';
import { planRequests, type RequestPlan } from '../run/plan-requests.ts';

/** `rolecall run --dry-run`: prints every request that a live run would send, and how many. Sends none. */
export async function printPlan(options: RunOptions): Promise<void> {
  const projects = await planRun(options);
  for (const { name, options: project } of projects) {
    if (project.target.kind !== 'live') {
      throw new HarnessError(
        'USAGE',
        '--dry-run is for live targets',
        'add --target NAME, a target of the target file',
      );
    }
    const plan = await planRequests(project, project.target);
    for (const line of describePlan(name, plan, project.target.target)) console.log(line);
  }
}

/** The plan in lines: each scenario with its requests, in the order of the run, then the sums against the budget. */
function describePlan(name: string, plan: RequestPlan, target: Target): readonly string[] {
  const { total, preflight, restore } = plan;
  const tried = total - preflight - restore;
  const { budget, perSecond } = target.requestRate;
  return [
    `${name}: ${target.baseUrl}`,
    ...plan.scenarios.flatMap(({ requirement, scenario, rank, requests, untried }) => [
      `${requirement}#${scenario}  ${rank}  ${requests.length}${untried === undefined ? '' : `  ${untried}`}`,
      ...requests.map((one) =>
        [`  ${one.method} ${one.path}`, one.caller, one.intent, one.case].filter(Boolean).join('  '),
      ),
    ]),
    '',
    ...plan.untried.map(([requirement, reason]) => `${requirement}  ${reason}`),
    `${total} requests: ${preflight} before the first write, ${tried} in ${plan.scenarios.length} scenarios, ${restore} to restore users`,
    budget > 0 ? `the budget is ${budget}` : 'there is no budget',
    ...(perSecond > 0 ? [`at ${perSecond} in a second they take ${Math.ceil(total / perSecond)} s at least`] : []),
    'Nothing was sent. These are the scenarios of the run, in its order, on a server that keeps the contract; where it does not,',
    'a failure is tried again, 429 is sent again, and a limit takes as many updates as it allows.',
  ];
}
