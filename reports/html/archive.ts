import { gzipSync } from 'node:zlib';
import type { RecordedExchange } from '../../harness/model/exchange.ts';
import type { Finding } from '../../harness/model/finding.ts';
import type { RunVerdict } from '../../harness/model/run.ts';
import { contractAnchor, requirementAnchor } from '../facts/anchors.ts';
import { gravityOf } from '../facts/severity.ts';
import { idRanges } from './id-ranges.ts';
import { html, type Markup } from './markup.ts';
import { exchangeOf, type PageContext } from './page-context.ts';
import { findingBlock } from './parts/finding-block.ts';
import { requestPart, responsePart } from './parts/transcript.ts';

/** Exchanges of a passing verdict that the page keeps. */
const samplesOfPass = 20;
/** Exchanges of a verdict, and its findings, that come before those of any other verdict may fill the rest. */
const firstShare = 50;
const perChunk = 256;
/** Most characters of all compressed chunks, so that the page stays a file that opens at once. */
const budget = 6_000_000;

/** Transcripts and findings that are shown on demand, as compressed HTML that was escaped like all the rest. */
interface Archive {
  readonly chunks: readonly Markup[];
  /** Exchanges that only run.jsonl has. */
  readonly leftOut: number;
}

/** Everything of failures as far as the budget goes, the worst first, and samples of passes. */
export function packArchive(context: PageContext): Archive {
  const verdicts = [...context.run.verdicts].sort((one, other) => rank(one) - rank(other));
  const chunks: Markup[] = [];
  const done = new Map<string, Set<number>>();
  let left = budget;
  let leftOut = 0;
  const keep = (chunk: Markup) => {
    if (chunk.length > left) return false;
    left -= chunk.length;
    chunks.push(chunk);
    return true;
  };
  for (const [from, to] of [
    [0, firstShare],
    [firstShare, Number.POSITIVE_INFINITY],
  ] as const) {
    for (const verdict of verdicts) {
      const place = contractAnchor(verdict);
      const known = done.get(place) ?? new Set<number>();
      done.set(place, known);
      const wanted = keptExchanges(verdict)
        .slice(from, to)
        .filter(({ id }) => !known.has(id));
      for (const exchanges of inChunks(wanted)) {
        if (!keep(exchangeChunk(place, exchanges))) leftOut += exchanges.length;
        else for (const { id } of exchanges) known.add(id);
      }
      for (const findings of inChunks(laterFindings(verdict).slice(from, to))) {
        keep(findingChunk(context, verdict, findings));
      }
    }
  }
  return { chunks, leftOut };
}

function rank(verdict: RunVerdict): number {
  return gravityOf(verdict).rank + (verdict.outcome === 'fail' ? 0 : verdict.outcome === 'pass' ? 200 : 100);
}

function keptExchanges(verdict: RunVerdict): readonly RecordedExchange[] {
  return verdict.outcome === 'pass' || verdict.outcome === 'skipped'
    ? verdict.exchanges.slice(0, samplesOfPass)
    : verdict.exchanges;
}

function laterFindings(verdict: RunVerdict): readonly Finding[] {
  return 'findings' in verdict ? verdict.findings.slice(1) : [];
}

function exchangeChunk(place: string, exchanges: readonly RecordedExchange[]): Markup {
  const entries = exchanges.map((exchange) => [
    exchange.id,
    html`<h4>Sent</h4>${requestPart(exchange)}<h4>Received</h4>${responsePart(exchange)}`.toString(),
  ]);
  return html`<template class="chunk" data-place="${place}" data-ids="${idRanges(exchanges.map(({ id }) => id))}">${packed(entries)}</template>`;
}

function findingChunk(context: PageContext, verdict: RunVerdict, findings: readonly Finding[]): Markup {
  const blocks = findings.map((finding) =>
    findingBlock(context, verdict, finding, exchangeOf(verdict.exchanges, finding.exchange), true).toString(),
  );
  return html`<template class="chunk" data-findings="${requirementAnchor(verdict)}" data-count="${blocks.length}">${packed(blocks)}</template>`;
}

function packed(entries: unknown): string {
  return gzipSync(JSON.stringify(entries)).toString('base64');
}

function* inChunks<T>(items: readonly T[]): Generator<readonly T[]> {
  for (let start = 0; start < items.length; start += perChunk) yield items.slice(start, start + perChunk);
}
