import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Documents } from '../contract/documents.ts';
import type { Draft } from '../contract/infer/infer-contract.ts';
import { lesserDrafts } from '../contract/infer/lesser-drafts.ts';
import { documentText, profileText } from '../contract/infer/write-contract.ts';
import { HarnessError } from '../errors.ts';
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
  /** What does not hold against its own mock, a line each: empty when all of it is proven. */
  readonly unproven: readonly string[];
}

/**
 * Checks a draft and runs it against its own mock. What cannot be proven is left out, least important first, and stands among
 * what a person has to decide. A draft that no check accepts, whatever is left out, is a `PROFILE_INVALID`: nothing is written.
 */
export async function proveDraft(documents: Documents, draft: Draft, name: string): Promise<ProvenDraft> {
  let best: ProvenDraft | undefined;
  let first: CheckedContract | undefined;
  const started = performance.now();
  for (const lesser of lesserDrafts(draft)) {
    // Large documents are proven as far as somebody waits.
    if (best !== undefined && performance.now() - started > patience) break;
    const proven = await prove(documents, lesser, name);
    first ??= proven.checked;
    if (proven.checked.problems.length > 0) continue;
    if (best === undefined || proven.unproven.length < best.unproven.length) best = proven;
    if (proven.unproven.length === 0) break;
  }
  if (best !== undefined) return withRemarks(best);
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
export async function prove(documents: Documents, draft: Draft, name: string): Promise<ProvenDraft> {
  const parent = mkdtempSync(join(tmpdir(), 'rolecall-init-'));
  const folder = mkdtempSync(join(parent, name.replaceAll(/[^\w-]/g, '-')));
  try {
    writeFileSync(join(folder, 'openapi.yaml'), documentText(documents, draft));
    writeFileSync(join(folder, 'profile.yaml'), profileText(draft));
    const requirements = await loadRequirements();
    const checked = { ...(await checkContract(folder, requirements)), folder: name };
    if (checked.problems.length > 0) return { draft, checked, passed: 0, unproven: [] };
    return { draft, checked, ...(await judge(folder)) };
  } finally {
    rmSync(parent, { recursive: true, force: true });
  }
}

async function judge(folder: string): Promise<Pick<ProvenDraft, 'passed' | 'unproven'>> {
  const unproven: string[] = [];
  let passed = 0;
  let run: Awaited<ReturnType<typeof openContractRun>>;
  try {
    run = await openContractRun({ folder, target: { kind: 'mock', faults: [] }, seed: 1, runs: 5 });
  } catch (cause) {
    if (!(cause instanceof HarnessError)) throw cause;
    return { passed, unproven: [cause.message.split('\n')[0] ?? cause.message] };
  }
  try {
    const only = (_requirement: unknown, { destructive }: { readonly destructive?: boolean }) => destructive !== true;
    const verdicts = await run.judge({ only, signal: AbortSignal.timeout(patience) });
    for (const verdict of verdicts) {
      if (verdict.outcome === 'pass') passed += 1;
      if (verdict.outcome === 'fail')
        unproven.push(`${verdict.requirement} fails on the contract's own mock: ${verdict.findings[0].fact}`);
      if (verdict.outcome === 'error' || verdict.outcome === 'blocked')
        unproven.push(`${verdict.requirement} cannot be tried on the contract's own mock: ${verdict.reason}`);
    }
  } finally {
    await run.finish();
  }
  // What cannot be tried for want of a success says no more than the failure behind it.
  const failures = unproven.filter((line) => line.includes(' fails on '));
  return { passed, unproven: failures.length > 0 ? failures : unproven };
}

function withRemarks(proven: ProvenDraft): ProvenDraft {
  if (proven.unproven.length === 0) return proven;
  const { open } = proven.draft;
  return { ...proven, draft: { ...proven.draft, open: { ...open, mock: [...(open.mock ?? []), ...proven.unproven] } } };
}
