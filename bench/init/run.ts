import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { proveDraft } from '../../harness/commands/prove-draft.ts';
import { inferContract } from '../../harness/contract/infer/infer-contract.ts';
import { openSource } from '../../harness/contract/infer/open-source.ts';
import { leader, likelyUpdates } from '../../harness/contract/infer/score-operations.ts';
import { HarnessError } from '../../harness/errors.ts';
import { findDecoys } from './decoys.ts';
import { expectedOf } from './expected.ts';
import { type Row, table, tell } from './table.ts';

/**
 * What `rolecall init` makes of whole documents that nobody changed for it: those of the development dependencies, and of every
 * folder named on the command line. `--quick` proves nothing on the mock. Ends with 1 where an operation is silently wrong.
 */
const quick = process.argv.includes('--quick');
const folders = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const generated = 'node_modules/@octokit/openapi/generated';

const files = [...filesIn(generated).filter((file) => !file.includes('.deref.')), ...folders.flatMap(filesIn)];
const rows: Row[] = [];
for (const file of files) {
  const right = expectedOf(file, folders);
  // Documents that nobody has judged say nothing.
  if (right === undefined) continue;
  const row = await tryDocument(file, right);
  rows.push(row);
  console.log(tell(row));
}
const taken = findDecoys();
console.log(`\n${table(rows, taken)}`);
mkdirSync('reports/out', { recursive: true });
writeFileSync('reports/out/bench-init.json', JSON.stringify({ rows, decoys: taken }, undefined, 2));
process.exitCode = rows.some(({ outcome }) => outcome === 'wrong') || taken.length > 0 ? 1 : 0;

async function tryDocument(file: string, right: readonly string[]): Promise<Row> {
  const start = performance.now();
  const documents = openSource(file);
  const likely = likelyUpdates(documents);
  const lead = leader(likely)?.place.id;
  const first = likely[0]?.place.id;
  const outcome =
    lead === undefined
      ? right.length === 0 || likely.slice(0, 8).some(({ place }) => right.includes(place.id))
        ? 'asked'
        : 'missed'
      : right.includes(lead)
        ? 'right'
        : 'wrong';
  const found = performance.now();
  const operation = lead ?? (first !== undefined && right.includes(first) ? first : undefined);
  const mock = quick || operation === undefined ? undefined : await proof(file, operation);
  return {
    document: `${basename(dirname(file))}/${basename(file)}`,
    bytes: statSync(file).size,
    outcome,
    operation: lead ?? first,
    ...(mock === undefined ? {} : { mock }),
    seconds: { search: (found - start) / 1000, proof: (performance.now() - found) / 1000 },
  };
}

/** `green`, how many requirements are not proven, or why nothing was written. */
async function proof(file: string, operation: string): Promise<string> {
  try {
    const documents = openSource(file, operation);
    const { unproven, failing, broken } = await proveDraft(documents, inferContract(documents, { operation }), 'bench');
    if (broken) return `asked: ${unproven[0]}`;
    return failing === 0 ? 'green' : `${failing} not proven: ${unproven[0]}`;
  } catch (cause) {
    if (!(cause instanceof HarnessError)) throw cause;
    return `asked: ${cause.message.split('\n')[0]}`;
  }
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesIn(path);
    return /\.(json|ya?ml)$/.test(entry.name) && entry.name !== 'package.json' ? [path] : [];
  });
}
