import { existsSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import type { Command } from 'commander';
import { checkChoices } from '../contract/infer/check-choices.ts';
import type { InferChoices } from '../contract/infer/choices.ts';
import { inferContract } from '../contract/infer/infer-contract.ts';
import { serverOf } from '../contract/infer/open-source.ts';
import { targetsStub } from '../contract/infer/targets-stub.ts';
import { documentText, profileText } from '../contract/infer/write-contract.ts';
import { shown } from '../contract/read-source.ts';
import { HarnessError } from '../errors.ts';
import { editorLine } from '../run/plan/editor-line.ts';
import { makeFolder } from '../safety/make-folder.ts';
import { describeAsData, describeProven } from './describe-proven.ts';
import { type Ask, askQuestions, readValues } from './init-questions.ts';
import { openPublished } from './open-published.ts';
import { type ProvenDraft, proveDraft } from './prove-draft.ts';

/** What `rolecall init` takes beside the document. */
export interface InitFlags extends Omit<InferChoices, 'one' | 'list'> {
  readonly readOne?: string;
  readonly readList?: string;
  readonly out?: string;
  readonly targets?: string;
  readonly yes?: boolean;
  readonly force?: boolean;
  /** Writes what fails on its own mock, too. */
  readonly unproven?: boolean;
  /** Prints everything as data and writes nothing. */
  readonly json?: boolean;
}

/** `rolecall init`. */
export function initCommand(command: Command): Command {
  const values = (text: string) => readValues(text);
  return command
    .argument('[document]', 'OpenAPI 3 or Swagger 2.0, YAML or JSON, a file or a URL, however many operations it has')
    .option('--from <document>', 'the same, as an option')
    .option('--operation <operation>', 'the update, e.g. "PUT /admin/members/{member_id}"')
    .option('--out <folder>', 'the folder to make (default: specs/ and the title)')
    .option('--targets <file>', 'the target file to make where there is none yet', 'rolecall.targets.yaml')
    .option('--title <title>', 'name for people')
    .option('--resource <place>', 'what names the user: path:NAME, query:NAME or body:/POINTER')
    .option('--id-format <format>', 'what ids look like: uuid, email, integer or opaque')
    .option('--role <pointer>', 'where the role is in the request body')
    .option('--role-in-user <pointer>', 'where a user object shows it')
    .option('--values <list>', 'roles, weakest first', values)
    .option('--managers <list>', 'roles that may call the update', values)
    .option('--owner <value>', 'the role that must always have a holder')
    .option('--user <pointer>', 'where the response holds the user, or none')
    .option('--read-one <operation>', 'what reads one user back, or none')
    .option('--read-list <operation>', 'what lists the users, or none')
    .option('-y, --yes', 'take what can be inferred and ask nothing')
    .option('--force', 'write over files that are there')
    .option('--unproven', 'write a contract although it fails on its own mock')
    .option('--json', 'print what was inferred, why, and the files as JSON; asks nothing and writes nothing')
    .addHelpText(
      'after',
      '\nExamples:\n  rolecall init openapi.json\n  rolecall init openapi.yaml --operation "PATCH /users/{id}" --out specs/acme --yes\n\n' +
        'Exit codes: 0 written and proven on its own mock, 2 nothing was written (also where it fails on its own mock), 3 written, with what is not proven, or a placeholder, under "# Decide:".',
    )
    .action(async (argument: string | undefined, { from, ...flags }: InitFlags & { readonly from?: string }) => {
      const document = argument ?? from;
      if (document === undefined || (argument !== undefined && from !== undefined))
        throw new HarnessError(
          'USAGE',
          'one document is needed',
          'type rolecall init FILE, or rolecall init --from URL',
        );
      process.exitCode = await initContract(
        document,
        flags,
        process.stdin.isTTY === true && !flags.yes && !flags.json ? terminal : undefined,
      );
    });
}

/** Makes the folder and the target file, says what a person has to decide, and returns the exit code. */
export async function initContract(document: string, flags: InitFlags, ask: Ask | undefined): Promise<number> {
  const documents = await openPublished(document, flags.operation);
  const given = choicesOf(flags);
  const choices = ask ? await askQuestions(documents, given, ask) : given;
  const inferred = inferContract(documents, choices);
  checkChoices(documents, choices, inferred);
  const folder = flags.out ?? join('specs', slug(inferred.profile.title));
  const name = basename(resolve(folder));
  const proven = await proveDraft(documents, inferred, name, choices);
  const stub = targetsStub(name, proven.draft.profile, serverOf(documents));
  const files = [
    [join(folder, 'openapi.yaml'), documentText(documents, proven.draft)],
    [join(folder, 'profile.yaml'), editorLine('profile.schema.json', folder) + profileText(proven.draft)],
  ] as const;
  if (flags.json) console.log(JSON.stringify(describeAsData(proven, files, stub), undefined, 2));
  else {
    if (proven.broken && !flags.unproven) throw failsItself(proven);
    writeAll(files, flags, stub);
    console.log(describeProven(proven, folder));
    console.log(`Try it: rolecall run --specs ${shown(dirname(resolve(folder)))} --contract ${name}`);
  }
  const isMadeUp = Object.values(proven.draft.open)
    .flat()
    .some((remark) => /placeholders|shows no \//.test(remark));
  return proven.unproven.length > 0 || isMadeUp ? 3 : 0;
}

/** A contract that fails on a mock made of itself says something that its document does not bear out: a person has to look. */
function failsItself({ draft, unproven }: ProvenDraft): HarnessError {
  return new HarnessError(
    'PROFILE_INVALID',
    `what can be inferred of ${draft.places[0].id} does not hold on its own mock, so nothing is written:\n${unproven.join('\n')}`,
    'type --operation, --role, --values, --resource or --read-one to say what was inferred wrongly, or --unproven to write it all the same',
  );
}

function writeAll(files: readonly (readonly [string, string])[], flags: InitFlags, stub: string): void {
  const taken = files.map(([file]) => file).filter((file) => existsSync(file));
  if (taken.length > 0 && !flags.force) {
    throw new HarnessError(
      'OUTPUT_UNWRITABLE',
      `${taken.map(shown).join(' and ')} would be written over`,
      'type --out FOLDER for another place, or --force to write over what is there',
    );
  }
  for (const [file, text] of files) write(file, text);
  const targets = flags.targets ?? 'rolecall.targets.yaml';
  // A target file names people and secrets: it is never written over, whatever is forced.
  if (existsSync(targets))
    console.log(`${shown(targets)} is there already; what it needs for this contract:\n\n${stub}`);
  else write(targets, editorLine('targets.schema.json', dirname(targets)) + stub);
}

function choicesOf({
  readOne,
  readList,
  out: _,
  targets: __,
  yes: ___,
  force: ____,
  unproven: ______,
  json: _____,
  owner,
  ...same
}: InitFlags): InferChoices {
  return {
    ...same,
    ...(owner === undefined ? {} : { owner: readValues(String(owner))[0] ?? '' }),
    ...(readOne === undefined ? {} : { one: readOne }),
    ...(readList === undefined ? {} : { list: readList }),
  };
}

function write(file: string, text: string): void {
  try {
    makeFolder(dirname(file));
    writeFileSync(file, text);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new HarnessError('OUTPUT_UNWRITABLE', `cannot write ${shown(file)} (${why})`, 'type --out FOLDER', { cause });
  }
  console.log(`wrote ${shown(file)}`);
}

function slug(title: string): string {
  return (
    title
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '') || 'contract'
  );
}

const terminal: Ask = async (question, suggestion) => {
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return (await lines.question(`${question}${suggestion === '' ? '' : ` [${suggestion}]`} `)) || suggestion;
  } finally {
    lines.close();
  }
};
