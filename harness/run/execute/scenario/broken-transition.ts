import { bindBody } from '../../../domain/bind-body.ts';
import { put } from '../../../domain/pointer.ts';
import { isAccepted, statusOf } from '../../../domain/response-status.ts';
import { sameJson } from '../../../domain/same-json.ts';
import type { Exchange } from '../../../model/exchange.ts';
import type { Finding } from '../../../model/finding.ts';
import type { Json } from '../../../model/json.ts';
import type { Scenario, Steps, TestUser } from '../../../model/requirement.ts';

/** What a run knows of plain updates that break the server: by the role that they set, what was seen, or nothing. */
export type TransitionMemory = Map<string, string | undefined>;

/** An attempt that found something. */
interface Found {
  readonly scenario: Scenario;
  readonly findings: readonly Finding[];
  readonly exchanges: readonly Exchange[];
  readonly lent: readonly TestUser[];
}

/**
 * Findings that a plain update accounts for: the server breaks whenever it makes a certain role of a certain other one,
 * whatever else the body holds. Tried once for each role, with the simplest update from every other role.
 */
export async function brokenTransition(
  steps: Steps,
  { scenario, findings, exchanges, lent: [user] }: Found,
  memory: TransitionMemory,
): Promise<{ readonly told: string; readonly findings: readonly Finding[] } | undefined> {
  const { contract, cases } = steps;
  const field = contract.profile.fields.find(({ kind }) => kind === 'role');
  const values = field ? (cases.values?.[field.name] ?? []) : [];
  if (field === undefined || user === undefined || values.length < 2 || scenario.destructive) return undefined;
  const plain = (value: Json) => put(cases.simplest.body, field.request, value) ?? cases.simplest.body;
  const bound = (body: Json) => bindBody(contract, body, { testUser: user, values: steps.target.values });
  const sets = (exchange: Exchange) => {
    const text = new TextDecoder().decode(exchange.request.body ?? new Uint8Array());
    return values.filter((value) => text.includes(JSON.stringify(value)));
  };
  const broken: Finding[] = [];
  let told: string | undefined;
  for (const finding of findings) {
    const shows = exchanges.find(({ id }) => id === finding.exchange);
    if (finding.kind !== 'failure' || !shows || (statusOf(shows) ?? 0) < 500 || shows.request.operation !== 'update')
      continue;
    // That one plain update breaks the server is what its own scenario has found.
    if (scenario.purpose === 'valid' && values.some((value) => isText(shows, bound(plain(value))))) continue;
    for (const value of sets(shows)) {
      const why = memory.has(JSON.stringify(value)) ? memory.get(JSON.stringify(value)) : await tryTo(value);
      memory.set(JSON.stringify(value), why);
      if (why === undefined) continue;
      told ??= why;
      broken.push(finding);
      break;
    }
  }
  return told === undefined ? undefined : { told, findings: broken };

  async function tryTo(value: Json): Promise<string | undefined> {
    for (const from of values.filter((one) => !sameJson(one, value))) {
      const start = await steps.update(user as TestUser, { body: plain(from), name: 'another role', open: true });
      if (!isAccepted(contract, start)) continue;
      const there = await steps.update(user as TestUser, {
        body: plain(value),
        name: 'this role, plainly',
        open: true,
      });
      if ((statusOf(there) ?? 0) >= 500)
        return `a plain update of ${field?.name} from ${JSON.stringify(from)} to ${JSON.stringify(value)} gets ${statusOf(there)} too; see accept.every-role`;
    }
    return undefined;
  }
}

function isText({ request }: Exchange, body: Json): boolean {
  return new TextDecoder().decode(request.body ?? new Uint8Array()) === JSON.stringify(body);
}
