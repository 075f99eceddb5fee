import { HarnessError } from '../errors.ts';
import type { Target } from '../model/target.ts';
import type { RunOptions } from '../run/options.ts';
import { planRequests, type RequestPlan } from '../run/plan-requests.ts';
import { planRun } from '../run/plan-run.ts';

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

/** The plan in lines: each requirement with its requests, then the sums against the budget. */
export function describePlan(name: string, plan: RequestPlan, target: Target): readonly string[] {
  const sending = plan.requirements.filter(({ requests }) => requests.length > 0);
  const tried = sending.reduce((sum, { requests }) => sum + requests.length, 0);
  const total = tried + plan.preflight + plan.restore;
  const { budget, perSecond } = target.requestRate;
  return [
    `${name}: ${target.baseUrl}`,
    ...plan.requirements.flatMap(({ requirement, requests, untried }) => [
      ...(requests.length > 0 || untried !== undefined
        ? [`${requirement}  ${requests.length}${untried === undefined ? '' : `  ${untried}`}`]
        : []),
      ...requests.map((one) =>
        [`  ${one.method} ${one.path}`, one.caller, one.intent, one.case].filter(Boolean).join('  '),
      ),
    ]),
    '',
    `about ${total} requests: ${plan.preflight} reads before the first write, ${tried} to try ${sending.length} requirements, ${plan.restore} to put ${target.testUsers.length} users back`,
    budget > 0 ? `the budget is ${budget}` : 'there is no budget',
    ...(perSecond > 0 ? [`at ${perSecond} in a second they take ${Math.ceil(total / perSecond)} s at least`] : []),
    'Nothing was sent. The requests are those of a server that keeps the contract; the count depends on its responses where',
    'it does not: a broken rule is looked at again, 429 is sent again, a limit takes as many updates as it allows.',
  ];
}
