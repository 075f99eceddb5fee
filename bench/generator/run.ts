import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import * as fc from 'fast-check';
import { valid, violations } from '../../harness/schema/schema.ts';
import { tryBodies } from './document-trial.ts';
import { bodiesOfFile, catalogueBodies, contractBodies, gitHubBodies, type RequestBody } from './documents.ts';
import { page } from './page.ts';
import { generators, score, standaloneBody } from './rivals.ts';
import { tryShrinking } from './shrink-trial.ts';
import { dialects, type SuiteDraft } from './suite.ts';
import { type SuiteResult, trySuite } from './suite-trial.ts';

// node bench/generator/run.ts [more documents in YAML]: writes the figures of docs/generator.md, prints them, and fails
// when a value was wrong.

const pageFile = new URL('../../docs/generator.md', import.meta.url);
const marks = ['<!-- figures: npm run bench:generator -->', '<!-- end of figures -->'] as const;

const ours = contractBodies();
const gitHub = gitHubBodies();
const more = process.argv.slice(2);
await tryBodies(ours);
const documents = [
  ['specs/ of this repository', await tryBodies([...ours, ...catalogueBodies()])],
  ['@octokit/openapi, api.github.com', await tryBodies(gitHub)],
  ...(await Promise.all(
    more.map(async (path) => [path.slice(path.lastIndexOf('/') + 1), await tryBodies(bodiesOfFile(path))] as const),
  )),
] as const;
const megabytes = Math.round(process.resourceUsage().maxRSS / 1000);
const schemas = [...ours, ...gitHub].map(({ schema, options }) => standaloneBody(schema, options));
const suites: SuiteResult[] = [];
for (const draft of Object.keys(dialects) as readonly SuiteDraft[]) suites.push(await trySuite(draft));
const figures = {
  suites,
  documents,
  scores: generators.map((generator) => score(generator, schemas, 100)),
  shrinking: tryShrinking(9),
  sameSeed: sameSeed(ours),
  machine: machineState(),
  megabytes,
};
const text = page(figures);
const wrong =
  figures.suites.some(({ wrongs }) => wrongs.length > 0) || documents.some(([, one]) => one.wrong.length > 0);
process.stdout.write(text);
if (more.length === 0) writeFigures(text);
process.exitCode = wrong ? 1 : 0;

function machineState(): string {
  const [, wanted = 0] = loadavg();
  return `${availableParallelism()} cores, which ${wanted.toFixed(1)} processes wanted on average in those five minutes`;
}

/** The digest of what fixed seeds give: it is the same wherever it is computed. */
function sameSeed(bodies: readonly RequestBody[]): string {
  const made = bodies.map(({ schema, options }) => [
    fc.sample(valid(schema, options), { seed: 7, numRuns: 50 }),
    fc.sample(violations(schema, options), { seed: 7, numRuns: 50 }),
  ]);
  const digest = createHash('sha256').update(JSON.stringify(made)).digest('hex');
  return `The values of seed 7 for every body under \`specs/\` have the digest \`${digest.slice(0, 16)}\`.`;
}

function writeFigures(figuresText: string): void {
  const [begin, end] = marks;
  const before = readFileSync(pageFile, 'utf8');
  const [head = '', rest = ''] = before.split(begin);
  const tail = rest.split(end)[1] ?? '\n';
  writeFileSync(pageFile, `${head}${begin}\n\n${figuresText}\n${end}${tail}`);
}
