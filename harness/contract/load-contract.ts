import { createHash } from 'node:crypto';
import { basename, join, resolve } from 'node:path';
import { isObject } from '../domain/is-object.ts';
import type { Contract, Operation, Reads } from '../model/contract.ts';
import type { JsonObject, Pointer } from '../model/json.ts';
import type { Profile } from '../model/profile.ts';
import { basePathOf } from './base-path.ts';
import { checkMock } from './check-mock.ts';
import { checkProfile } from './check-profile.ts';
import { conformable } from './conformable.ts';
import { noteDocumentGaps, noteProfileGaps } from './document-gaps.ts';
import { Documents } from './documents.ts';
import { findOperation, nearestOperations, type OperationPlace, operationsOf } from './find-operation.ts';
import { gapList, type NoteGap } from './gap.ts';
import { noteInvalidPlaces } from './invalid-places.ts';
import { openDocument } from './open-document.ts';
import { formOf } from './parse-document.ts';
import { type ProfileProblem, profileError } from './profile-problem.ts';
import { readOperation } from './read-operation.ts';
import { type ReadProfile, readProfile } from './read-profile.ts';
import { readRequest } from './read-request.ts';
import { readSource, shown } from './read-source.ts';

/** How a contract's folder is read. */
export interface LoadOptions {
  /** Lets the document lie, and refer to files, outside the folder. */
  readonly allowExternalRefs?: boolean;
  /** Also holds the document against the published schema of its version of OpenAPI; takes a moment. */
  readonly judgeForm?: boolean;
  /** Replaces the document by another one, before anything is read from it. */
  readonly change?: (document: JsonObject) => JsonObject;
}

/**
 * The contract in a folder: `profile.yaml` and the document that it names. What is odd about the document becomes a
 * gap; what is wrong with the profile is a `PROFILE_INVALID` with file, line and column.
 */
export async function loadContract(folder: string, options: LoadOptions = {}): Promise<Contract> {
  const within = options.allowExternalRefs === true ? undefined : folder;
  const profileFile = join(folder, 'profile.yaml');
  const profileText = readSource(profileFile, within);
  const read = readProfile(profileText, shown(profileFile));
  const { profile: written } = read;
  const file = resolve(folder, written.document.file);
  const text = readSource(file, within);
  const list = gapList();
  const wanted = [written.document.operation, ...Object.values(written.reads ?? {}).map(({ operation }) => operation)];
  const opened = openDocument(text, shown(file), list.note, wanted);
  const value = options.change?.(opened) ?? opened;
  // Tables of a page are no OpenAPI of the vendor's.
  if (options.judgeForm === true && formOf(text) !== 'tables') noteInvalidPlaces(value, list.note);
  const documents = new Documents(value, file, list.note, within);
  const place = placeOf(
    documents,
    written.document.operation,
    '/document/operation',
    read,
    shown(profileFile),
    shown(file),
  );
  const update = conformable(readOperation(documents, place), list.note);
  const profile = withCondition(written, update);
  const reads = readReads(documents, read, shown(profileFile), shown(file), list.note);
  const contract: Contract = {
    id: basename(resolve(folder)),
    title: profile.title,
    ...(profile.page === undefined ? {} : { page: profile.page }),
    version: versionOf(value),
    document: {
      file: shown(file),
      digest: `sha256:${createHash('sha256').update(text).update('\0').update(profileText).digest('hex')}`,
      ...(profile.document.retrieved === undefined ? {} : { retrieved: profile.document.retrieved }),
      openapi: String(value.openapi),
      pointer: place.pointer,
    },
    basePath: basePathOf(documents, place),
    update,
    request: readRequest(documents, place, profile),
    reads,
    ...removalOf(documents, [reads.one?.path, place.path]),
    profile,
    gaps: [],
  };
  const problems = [...checkProfile(contract), ...checkMock(contract)];
  if (problems.length > 0) throw profileError(shown(profileFile), problems, read.yaml);
  noteDocumentGaps(contract.update, contract.request, value, list.note);
  noteProfileGaps(contract, list.note);
  return { ...contract, gaps: list.gaps() };
}

/** A document that requires If-Match says what a profile would. */
function withCondition(profile: Profile, { parameters }: Operation): Profile {
  const demanded = parameters.some((one) => one.in === 'header' && one.required && /^if-match$/i.test(one.name));
  return demanded ? { conditional: 'required', ...profile } : profile;
}

function readReads(documents: Documents, read: ReadProfile, profileFile: string, file: string, note: NoteGap): Reads {
  const reads: { -readonly [K in keyof Reads]: Operation } = {};
  for (const name of ['one', 'list', 'roles'] as const) {
    const wanted = read.profile.reads?.[name]?.operation;
    if (wanted === undefined) continue;
    const place = placeOf(documents, wanted, `/reads/${name}/operation`, read, profileFile, file);
    reads[name] = conformable(readOperation(documents, place), note);
  }
  return reads;
}

/** The first of these paths where the document has a DELETE. */
function removalOf(documents: Documents, paths: readonly (string | undefined)[]): Pick<Contract, 'removal'> {
  const removal = paths.find((path) => {
    const item = path === undefined ? undefined : documents.pathItem(path)?.value;
    return isObject(item) && isObject(item.delete);
  });
  return removal === undefined ? {} : { removal };
}

function placeOf(
  documents: Documents,
  wanted: string | undefined,
  at: Pointer,
  read: ReadProfile,
  profileFile: string,
  file: string,
): OperationPlace {
  const operations = operationsOf(documents.root.value, (path) => documents.pathItem(path)?.value);
  const place = operations.find(({ id }) => id === wanted);
  if (place !== undefined) return place;
  if (wanted === undefined) return findOperation(operations, undefined, file);
  const ids = operations.map(({ id }) => id);
  const [nearest] = nearestOperations(wanted, ids);
  const expected = `one of ${ids.slice(0, 20).join(', ')}`;
  const problem: ProfileProblem = {
    at,
    fact: `${file} has no operation ${wanted}`,
    expected,
    received: wanted,
    nearest,
  };
  throw profileError(profileFile, [problem], read.yaml);
}

function versionOf({ info }: JsonObject): string {
  return isObject(info) && info.version !== undefined ? String(info.version) : '';
}
