import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { HarnessError } from '../../errors.ts';
import type { RunVerdict } from '../../model/run.ts';
import { appendWaiver } from '../../verdict/waivers/append-waiver.ts';
import { lookUpwards, waiverFileName } from '../../verdict/waivers/find-waiver-file.ts';
import { type ProposedWaiver, proposeWaivers, type WaiverWords } from '../../verdict/waivers/propose-waivers.ts';
import { editorLine } from '../plan/editor-line.ts';
import { parseKey, type ReplayKey } from '../replay/parse-key.ts';
import { readRecord } from './publish-reports.ts';
import { unwritable } from './record.ts';

/** What `rolecall waive` takes. */
interface WaiveOptions extends WaiverWords {
  readonly record: string;
  readonly contract?: string;
  readonly target?: string;
  /** Default: the first `rolecall.waivers.yaml` upwards, or a new one here. */
  readonly waivers?: string;
}

/** Appends the narrowest entries for what the record shows. Hands back the file and what was appended. */
export async function waive(
  text: string,
  options: WaiveOptions,
): Promise<{ readonly file: string; readonly entries: readonly ProposedWaiver[] }> {
  const key = parseKey(text, options.contract);
  const { reason, owner, link, expires } = options;
  const words = { reason, owner, ...(link === undefined ? {} : { link }), expires };
  const today = new Date().toISOString().slice(0, 10);
  if (expires < today) {
    const hint = 'name a day to come: --expires 2027-01-31';
    throw new HarnessError('USAGE', `--expires ${expires} is over: today is ${today}`, hint);
  }
  const verdict = await findFailure(key, options);
  const entries = proposeWaivers(verdict, caseOf(verdict, key.scenario), words);
  if (entries.length === 0) {
    const what = `${key.contract}/${key.requirement}${key.scenario === undefined ? '' : `#${key.scenario}`}`;
    const fact = `${options.record} shows no failure of ${what} that is not known: it is ${verdict.outcome}`;
    throw new HarnessError(
      'USAGE',
      fact,
      'only what was seen to fail, or what the target lacks, can be waived; run it, or name another --record',
    );
  }
  // A failure is being fixed somewhere; what a target lacks need not be.
  if ((link ?? '').trim() === '' && entries.some(({ kind }) => kind !== 'not-tried'))
    throw new HarnessError('USAGE', 'a waiver needs --link', 'add --link https://tracker.example/7');
  const file = resolve(options.waivers ?? lookUpwards(process.cwd()) ?? join(process.cwd(), waiverFileName));
  const shown = relative(process.cwd(), file);
  const head = existsSync(file) ? '' : editorLine('waivers.schema.json', dirname(file));
  let content = existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  for (const entry of entries) content = appendWaiver(content, shown, entry);
  try {
    writeFileSync(`${file}.partial`, head + (content ?? ''));
    renameSync(`${file}.partial`, file);
  } catch (cause) {
    throw unwritable(shown, cause);
  }
  return { file: shown, entries };
}

/** Waivers are bound to cases: that of the scenario's finding. */
function caseOf(verdict: RunVerdict, scenario: string | undefined): string | undefined {
  const findings = 'findings' in verdict ? verdict.findings : [];
  return findings.find((finding) => finding.scenario === scenario)?.case ?? scenario;
}

async function findFailure(key: ReplayKey, { record, target }: WaiveOptions): Promise<RunVerdict> {
  const { verdicts } = await readRecord(record);
  const about = verdicts.filter(
    (one) =>
      one.contract === key.contract &&
      one.requirement.replace(/:.*/s, '') === key.requirement &&
      (target === undefined || one.target === target),
  );
  const [verdict, other] = about;
  if (verdict && !other) return verdict;
  if (!verdict) {
    const fact = `${record} has no verdict on ${key.contract}/${key.requirement}${target === undefined ? '' : ` on ${target}`}`;
    throw new HarnessError('USAGE', fact, 'name the record that the key comes from with --record FILE');
  }
  const fact = `${record} has verdicts on ${key.contract}/${key.requirement} on ${about.map((one) => one.target).join(', ')}`;
  throw new HarnessError('USAGE', fact, `say which: --target ${verdict.target}`);
}
