import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import type { Command } from 'commander';
import { compareDocuments } from '../contract/drift/compare-documents.ts';
import { readVendor } from '../contract/effective/read-vendor.ts';
import { openSource } from '../contract/infer/open-source.ts';
import { placesText } from '../contract/infer/write-contract.ts';
import { listContracts } from '../contract/list-contracts.ts';
import { readProfile } from '../contract/read-profile.ts';
import { readSource, shown } from '../contract/read-source.ts';
import { HarnessError } from '../errors.ts';
import { fetchDocument } from '../exchange/fetch-document.ts';
import { compareOutlook } from '../run/check/compare-outlook.ts';
import { findContractFolder, findContracts } from '../run/plan/find-contracts.ts';
import { loadRequirements } from '../run/plan/load-requirements.ts';
import { describePulled, markdownOf } from './describe-pulled.ts';
import type { Pulled } from './pulled.ts';

/** What `rolecall pull` takes beside contracts. */
interface PullFlags {
  readonly specs?: string;
  readonly from?: string;
  readonly write?: boolean;
  readonly json?: boolean;
  readonly markdown?: boolean;
}

/** `rolecall pull`. */
export function pullCommand(command: Command): Command {
  return command
    .argument('[contracts...]', 'default: every contract whose profile names a document.source')
    .option('--specs <folder>', 'the contracts of this folder alone')
    .option('--from <source>', 'compare one contract with this URL or file instead of its document.source')
    .option('--write', 'take the published operation over into the folder')
    .option('--json', 'print everything as data')
    .option('--markdown', 'print a summary for a CI step')
    .addHelpText('after', '\nExit codes: 0 nothing changed, 1 something did, 2 a document could not be read.')
    .action(async (contracts: readonly string[], flags: PullFlags) => {
      process.exitCode = await pullContracts(contracts, flags);
    });
}

/** Pulls contracts one after another, prints what became of them, and returns the exit code. */
export async function pullContracts(contracts: readonly string[], flags: PullFlags): Promise<number> {
  const folders = await foldersOf(contracts, flags);
  const all: Pulled[] = [];
  for (const folder of folders) {
    const left = flags.from === undefined && contracts.length === 0 && sourceOf(folder) === undefined;
    all.push(left ? leftAlone(folder) : await pullContract(folder, flags));
  }
  if (flags.json) console.log(JSON.stringify(all, undefined, 2));
  else console.log(flags.markdown ? markdownOf(all) : describePulled(all));
  if (all.some(({ outcome }) => outcome === 'unreadable')) return 2;
  return all.some(({ outcome }) => outcome === 'changed') ? 1 : 0;
}

async function foldersOf(contracts: readonly string[], flags: PullFlags): Promise<readonly string[]> {
  if (flags.from !== undefined && contracts.length !== 1)
    throw new HarnessError('USAGE', '--from is for one contract', 'name the contract: rolecall pull acme --from URL');
  const directories = flags.specs === undefined ? [] : [flags.specs];
  if (contracts.length > 0) return Promise.all(contracts.map((id) => findContractFolder(id, directories)));
  // Of a folder that is named, all of it and nothing else: whose job it is does not ask other vendors.
  if (directories.length > 0) return (await listContracts(directories)).map(({ folder }) => folder);
  const found = (await findContracts([], true)).map(({ folder }) => folder);
  return found.filter((folder) => sourceOf(folder) !== undefined);
}

function leftAlone(folder: string): Pulled {
  return { contract: basename(resolve(folder)), outcome: 'left', why: 'its profile names no document.source' };
}

function sourceOf(folder: string): string | undefined {
  const file = join(folder, 'profile.yaml');
  return readProfile(readSource(file, folder), shown(file)).profile.document.source;
}

async function pullContract(folder: string, flags: PullFlags): Promise<Pulled> {
  const contract = basename(resolve(folder));
  const work = mkdtempSync(join(tmpdir(), 'rolecall-pull-'));
  try {
    const source = flags.from ?? sourceOf(folder);
    if (source === undefined)
      return { contract, outcome: 'unreadable', why: 'its profile names no document.source; type --from URL' };
    const named = { contract, source };
    const known = stateOf(folder);
    const fetched = await read(source, known.url === source ? known.etag : undefined);
    if ('unchanged' in fetched) return { ...named, outcome: 'same', why: 'not modified since it was last taken over' };
    const published = join(work, 'published.yaml');
    writeFileSync(published, fetched.text);
    const file = join(folder, 'profile.yaml');
    const { profile } = readProfile(readSource(file, folder), shown(file));
    const stored = openSource(join(folder, profile.document.file), profile.document.operation);
    const documents = openSource(published, profile.document.operation);
    const { changes, places } = compareDocuments(stored, documents, profile);
    if (changes.length === 0) return { ...named, outcome: 'same', why: `${places.length} operations say the same` };
    const next = join(work, contract);
    cpSync(folder, next, { recursive: true });
    if (profile.vendor !== undefined) {
      const { file: shared } = readVendor(folder, profile.vendor);
      cpSync(dirname(shared), join(work, profile.vendor), { recursive: true });
    }
    const text = placesText(documents, places, source);
    writeFileSync(join(next, profile.document.file), text);
    const suite = await compareOutlook(folder, next, await loadRequirements());
    // Without the update there is nothing to take over.
    const written = flags.write === true && places.length > 0 && suite.misfit === undefined;
    if (written)
      takeOver(folder, profile.document.file, text, { url: source, ...(fetched.etag ? { etag: fetched.etag } : {}) });
    return { ...named, outcome: 'changed', changes, suite, written };
  } catch (cause) {
    if (!(cause instanceof HarnessError)) throw cause;
    return { contract, outcome: 'unreadable', why: cause.message.split('\n')[0] ?? cause.message };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

async function read(source: string, etag: string | undefined) {
  if (/^https?:\/\//.test(source)) return fetchDocument(source, { etag });
  return { text: readSource(source) } as { readonly text: string; readonly etag?: string };
}

interface SourceState {
  readonly url?: string;
  readonly etag?: string;
}

function stateOf(folder: string): SourceState {
  const file = join(folder, 'source.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as SourceState) : {};
}

/** Writes the published operations into the folder, with the day and the entity tag of what they were taken from. */
function takeOver(folder: string, document: string, text: string, state: SourceState): void {
  const file = join(folder, 'profile.yaml');
  const today = new Date().toISOString().slice(0, 10);
  writeFileSync(join(folder, document), text);
  writeFileSync(file, readFileSync(file, 'utf8').replace(/(retrieved:\s*)['"]?\d{4}-\d\d-\d\d['"]?/, `$1'${today}'`));
  writeFileSync(join(folder, 'source.json'), `${JSON.stringify(state, undefined, 2)}\n`);
}
