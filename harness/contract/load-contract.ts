import { createHash } from 'node:crypto';
import { basename, resolve } from 'node:path';
import { isObject } from '../domain/is-object.ts';
import type { Contract, Operation, Reads } from '../model/contract.ts';
import type { JsonObject } from '../model/json.ts';
import type { Profile } from '../model/profile.ts';
import { basePathOf } from './base-path.ts';
import { checkMock } from './check-mock.ts';
import { checkProfile } from './check-profile.ts';
import { conformable } from './conformable.ts';
import { noteDocumentGaps, noteProfileGaps } from './document-gaps.ts';
import type { Documents } from './documents.ts';
import { gapList, type NoteGap } from './gap.ts';
import { type LoadOptions, openContract, placeOf } from './open-contract.ts';
import { profileError } from './profile-problem.ts';
import { readOperation } from './read-operation.ts';
import type { ReadProfile } from './read-profile.ts';
import { readRequest } from './read-request.ts';

/**
 * The contract in a folder: `profile.yaml` and the document that it names. What is odd about the document becomes a
 * gap; what is wrong with the profile is a `PROFILE_INVALID` with file, line and column.
 */
export async function loadContract(folder: string, options: LoadOptions = {}): Promise<Contract> {
  const list = gapList();
  const opened = openContract(folder, options, list.note);
  const { documents, place, read, text, profileFile, file, value } = opened;
  const update = conformable(opened.update, list.note);
  const profile = withCondition(opened.effective.profile, update);
  const reads = readReads(documents, read, profileFile, file, list.note);
  const contract: Contract = {
    id: basename(resolve(folder)),
    title: profile.title,
    ...(profile.page === undefined ? {} : { page: profile.page }),
    version: versionOf(value),
    document: {
      file,
      digest: `sha256:${createHash('sha256').update(text).digest('hex')}`,
      ...(profile.document.retrieved === undefined ? {} : { retrieved: profile.document.retrieved }),
      openapi: String(value.openapi),
      pointer: place.pointer,
    },
    basePath: basePathOf(documents, place),
    update,
    request: readRequest(documents, place, profile),
    reads,
    ...readUnassign(documents, read, profileFile, file, list.note),
    ...removalOf(documents, [reads.one?.path, place.path]),
    profile,
    gaps: [],
  };
  const problems = [...checkProfile(contract), ...checkMock(contract)];
  if (problems.length > 0) throw profileError(profileFile, problems, read.yaml);
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

function readUnassign(
  documents: Documents,
  read: ReadProfile,
  profileFile: string,
  file: string,
  note: NoteGap,
): Pick<Contract, 'unassign'> {
  const wanted = read.profile.unassign?.operation;
  if (wanted === undefined) return {};
  const place = placeOf(documents, wanted, '/unassign/operation', read, profileFile, file);
  return { unassign: conformable(readOperation(documents, place), note) };
}

/** The first of these paths where the document has a DELETE. */
function removalOf(documents: Documents, paths: readonly (string | undefined)[]): Pick<Contract, 'removal'> {
  const removal = paths.find((path) => {
    const item = path === undefined ? undefined : documents.pathItem(path)?.value;
    return isObject(item) && isObject(item.delete);
  });
  return removal === undefined ? {} : { removal };
}

function versionOf({ info }: JsonObject): string {
  return isObject(info) && info.version !== undefined ? String(info.version) : '';
}
