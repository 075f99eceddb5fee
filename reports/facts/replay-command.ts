import { shellWord } from '../../harness/domain/curl-line.ts';
import type { Finding } from '../../harness/model/finding.ts';
import type { RunHeader, RunVerdict } from '../../harness/model/run.ts';

/** Names one scenario of one requirement: `acme/reject.schema#/role.enum letter-case`. */
function replayKey(verdict: Pick<RunVerdict, 'contract' | 'requirement'>, scenario?: string): string {
  return `${verdict.contract}/${verdict.requirement}${scenario === undefined ? '' : `#${scenario}`}`;
}

/** The line that tries a failure again; it responds FIXED, STILL FAILS or COULD NOT RUN. */
export function replayCommand(header: RunHeader, verdict: RunVerdict, scenario?: string): string {
  const target = header.targets.find(({ name }) => name === verdict.target);
  const client = clientLine(header, verdict, scenario);
  if (client !== undefined) return client;
  const where = target?.kind === 'mock' ? '' : ` --target ${shellWord(verdict.target)}`;
  const key = shellWord(replayKey(verdict, scenario));
  return `npx rolecall replay ${key}${where} --seed ${header.seed}${howItRan(header, target?.kind === 'mock')}`;
}

/** For a client: its adapter again. What came through a proxy or without an adapter can only be looked at. */
function clientLine({ options }: RunHeader, verdict: RunVerdict, scenario: string | undefined): string | undefined {
  // The record's schema leaves options open; these are what rolecall client and rolecall proxy write.
  const { clients, specs, proxy, serve, out } = options as {
    readonly clients?: readonly { readonly name: string; readonly command: string; readonly oneShot?: boolean }[];
    readonly specs?: unknown;
    readonly proxy?: unknown;
    readonly serve?: unknown;
    readonly out?: unknown;
  };
  const key = shellWord(replayKey(verdict, scenario));
  const folder = typeof out === 'string' ? out.replace(/\/+$/, '') : 'reports/out';
  if (proxy || serve) return `npx rolecall explain ${key} --record ${shellWord(`${folder}/run.jsonl`)}`;
  const client = clients?.find(({ name }) => name === verdict.target);
  if (client === undefined) return undefined;
  const folders = textsOf(specs).map((folder) => ` --specs ${shellWord(folder)}`);
  const how = `--command ${shellWord(client.command)}${client.oneShot ? ' --one-shot' : ''}`;
  return `npx rolecall replay ${key} ${how}${folders.join('')}`;
}

/** The line that tries again what one finding shows. */
export function findingReplay(header: RunHeader, verdict: RunVerdict, finding: Finding | undefined): string {
  return replayCommand(header, verdict, finding?.scenario ?? finding?.case);
}

/** Random cases, contracts and faults as the run had them: without them another case would be sent, or an honest mock asked. */
function howItRan({ options }: RunHeader, isMock: boolean): string {
  // The record's schema leaves options open; these are what rolecall run writes.
  const { runs, mock, specs, suites, targetFile } = options as {
    readonly runs?: unknown;
    readonly mock?: { readonly faults?: unknown };
    readonly specs?: unknown;
    readonly suites?: unknown;
    readonly targetFile?: unknown;
  };
  const folders = textsOf(specs);
  const further = textsOf(suites);
  const faults = isMock ? textsOf(mock?.faults) : [];
  return [
    ...(typeof runs === 'number' ? [` --runs ${runs}`] : []),
    ...(folders.length > 0 ? [` --specs ${folders.map(shellWord).join(' ')}`] : []),
    ...(further.length > 0 ? [` --suites ${further.map(shellWord).join(' ')}`] : []),
    ...(!isMock && typeof targetFile === 'string' ? [` --targets ${shellWord(targetFile)}`] : []),
    ...(faults.length > 0 ? [` --fault ${faults.map(shellWord).join(' ')}`] : []),
  ].join('');
}

function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((text) => typeof text === 'string') : [];
}
