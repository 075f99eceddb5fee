import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Documents } from '../contract/documents.ts';
import type { InferChoices } from '../contract/infer/choices.ts';
import type { Draft } from '../contract/infer/infer-contract.ts';
import { lesserDrafts } from '../contract/infer/lesser-drafts.ts';
import { documentText, profileText } from '../contract/infer/write-contract.ts';
import { pickOperations, refersOutside } from '../contract/pick-operations.ts';
import { shown } from '../contract/read-source.ts';
import { HarnessError } from '../errors.ts';
import type { Verdict } from '../model/verdict.ts';
import { checkContract } from '../run/check/check-contract.ts';
import type { CheckedContract } from '../run/check/checked-contract.ts';
import { openContractRun } from '../run/execute/contract-run.ts';
import { loadRequirements } from '../run/plan/load-requirements.ts';

/** A draft as it will be written, and what its check and its mock say of it. */
export interface ProvenDraft {
  readonly draft: Draft;
  readonly checked: CheckedContract;
  /** Requirements that hold against its own mock. */
  readonly passed: number;
  /** How many do not, or cannot be tried there. */
  readonly failing: number;
  /** Something fails there, and is not merely left untried. */
  readonly broken: boolean;
  /** Why not, each reason once: empty when all of it is proven. */
  readonly unproven: readonly string[];
}

/**
 * Checks a draft and runs it against its own mock. What cannot be proven is left out, least important first, and stands among
 * what a person has to decide. A draft that no check accepts, whatever is left out, is a `PROFILE_INVALID`: nothing is written.
 */
export async function proveDraft(
  documents: Documents,
  draft: Draft,
  name: string,
  choices: InferChoices = {},
): Promise<ProvenDraft> {
  if (refersOutside(pickOperations(documents.root.value, draft.places)))
    throw new HarnessError(
      'USAGE',
      `${shown(documents.root.file)} refers to other files, and a contract's folder has one document`,
      'bundle it first (redocly bundle openapi.yaml --output bundled.yaml), and name what comes out',
    );
  let best: ProvenDraft | undefined;
  let whole: ProvenDraft | undefined;
  let first: CheckedContract | undefined;
  const started = performance.now();
  for (const lesser of lesserDrafts(draft, choices)) {
    // Large documents are proven as far as somebody waits.
    if (best !== undefined && performance.now() - started > patience) break;
    const proven = await prove(documents, lesser, name);
    first ??= proven.checked;
    if (proven.checked.problems.length > 0) continue;
    whole ??= proven;
    if (best === undefined || proven.failing < best.failing) best = proven;
    // What merely cannot be tried there is true all the same: leaving it out proves nothing.
    if (!proven.broken) break;
  }
  if (best !== undefined) return withRemarks(best, best === whole ? [] : (whole?.unproven ?? []));
  const facts = (first?.problems ?? []).map(({ fact }) => fact);
  throw new HarnessError(
    'PROFILE_INVALID',
    `what can be inferred of ${draft.places[0].id} is refused by its check:\n${facts.join('\n')}`,
    'type --role, --resource, --user or --read-one to say what was inferred wrongly',
  );
}

/** Milliseconds that a draft's mock is tried for, and drafts are looked for. */
const patience = 60_000;

/** One draft in a folder of its own that is gone afterwards. */
async function prove(documents: Documents, draft: Draft, name: string): Promise<ProvenDraft> {
  const parent = mkdtempSync(join(tmpdir(), 'rolecall-init-'));
  const folder = mkdtempSync(join(parent, name.replaceAll(/[^\w-]/g, '-')));
  try {
    writeFileSync(join(folder, 'openapi.yaml'), documentText(documents, draft));
    writeFileSync(join(folder, 'profile.yaml'), profileText(draft));
    const requirements = await loadRequirements();
    const checked = { ...(await checkContract(folder, requirements)), folder: name };
    if (checked.problems.length > 0) return { draft, checked, passed: 0, failing: 0, broken: false, unproven: [] };
    return { draft, checked, ...(await judge(folder)) };
  } finally {
    rmSync(parent, { recursive: true, force: true });
  }
}

async function judge(folder: string): Promise<Pick<ProvenDraft, 'passed' | 'failing' | 'broken' | 'unproven'>> {
  let run: Awaited<ReturnType<typeof openContractRun>>;
  try {
    run = await openContractRun({ folder, target: { kind: 'mock', faults: [] }, seed: 1, runs: 5 });
  } catch (cause) {
    if (!(cause instanceof HarnessError)) throw cause;
    return { passed: 0, failing: 1, broken: true, unproven: [cause.message.split('\n')[0] ?? cause.message] };
  }
  try {
    const only = (_requirement: unknown, { destructive }: { readonly destructive?: boolean }) => destructive !== true;
    const verdicts = await run.judge({ only, signal: AbortSignal.timeout(patience) });
    const passed = verdicts.filter(({ outcome }) => outcome === 'pass').length;
    const lacking = verdicts.flatMap(lackOf);
    // What cannot be tried for want of a success says no more than the failure behind it.
    const failures = lacking.filter(({ why }) => why.startsWith('fails on '));
    const told = failures.length > 0 ? failures : lacking;
    return { passed, failing: told.length, broken: failures.length > 0, unproven: linesOf(told) };
  } finally {
    await run.finish();
  }
}

/** What one requirement lacks on the contract's own mock. */
interface Lack {
  readonly requirement: string;
  readonly why: string;
}

function lackOf(verdict: Verdict): readonly Lack[] {
  const { requirement, outcome } = verdict;
  if (outcome === 'fail')
    return [{ requirement, why: `fails on the contract's own mock: ${verdict.findings[0].fact}` }];
  if (outcome !== 'error' && outcome !== 'blocked') return [];
  return [{ requirement, why: `cannot be tried on the contract's own mock: ${verdict.reason}` }];
}

/** Each reason once, with the first requirements that it is one for. */
function linesOf(lacking: readonly Lack[]): readonly string[] {
  return [...Map.groupBy(lacking, ({ why }) => why)].map(([why, those]) => {
    const named = those.slice(0, 3).map(({ requirement }) => requirement);
    const more = those.length > named.length ? ` and ${those.length - named.length} more` : '';
    return `${named.join(', ')}${more}: ${why}`;
  });
}

/** What is not proven, and what was not of the whole draft that something was left out of. */
function withRemarks(proven: ProvenDraft, ofWhole: readonly string[]): ProvenDraft {
  const told = [...ofWhole.map((line) => `with what is left out, ${line}`), ...proven.unproven];
  if (told.length === 0) return proven;
  const { open } = proven.draft;
  return { ...proven, draft: { ...proven.draft, open: { ...open, mock: [...(open.mock ?? []), ...told] } } };
}
