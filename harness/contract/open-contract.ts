import { join, resolve } from 'node:path';
import type { Operation } from '../model/contract.ts';
import type { JsonObject, Pointer } from '../model/json.ts';
import type { Profile } from '../model/profile.ts';
import { Documents } from './documents.ts';
import { deriveDefaults } from './effective/derive-defaults.ts';
import { type EffectiveProfile, mergeProfile } from './effective/merge-profile.ts';
import { type FoundVendor, readVendor } from './effective/read-vendor.ts';
import { findOperation, nearestOperations, type OperationPlace, operationsOf } from './find-operation.ts';
import type { NoteGap } from './gap.ts';
import { noteInvalidPlaces } from './invalid-places.ts';
import { openDocument } from './open-document.ts';
import { formOf } from './parse-document.ts';
import { type ProfileProblem, profileError } from './profile-problem.ts';
import { readOperation } from './read-operation.ts';
import { type ReadProfile, readProfile } from './read-profile.ts';
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

/** The files of a contract, read, and the profile that they make together. */
export interface OpenedContract {
  readonly profileFile: string;
  readonly read: ReadProfile;
  readonly vendor: FoundVendor | undefined;
  readonly file: string;
  /** Document, profile and vendor as they are written, for a digest. */
  readonly text: string;
  readonly value: JsonObject;
  readonly documents: Documents;
  readonly place: OperationPlace;
  readonly update: Operation;
  readonly derived: ReturnType<typeof deriveDefaults>;
  readonly effective: EffectiveProfile;
}

/** Reads profile, vendor and document of a folder, and lays them over one another. */
export function openContract(folder: string, options: LoadOptions, note: NoteGap): OpenedContract {
  const within = options.allowExternalRefs === true ? undefined : folder;
  const profileFile = join(folder, 'profile.yaml');
  const profileText = readSource(profileFile, within);
  const read = readProfile(profileText, shown(profileFile));
  const { profile: written } = read;
  const vendor = written.vendor === undefined ? undefined : readVendor(folder, written.vendor);
  const file = resolve(folder, written.document.file);
  const text = readSource(file, within);
  const wanted = [written.document.operation, ...siblingsOf(written)];
  const opened = openDocument(text, shown(file), note, wanted);
  const value = options.change?.(opened) ?? opened;
  // What a page describes is no OpenAPI of the vendor's.
  if (options.judgeForm === true && formOf(text) !== 'described') noteInvalidPlaces(value, note);
  const documents = new Documents(value, file, note, within);
  const place = placeOf(
    documents,
    written.document.operation,
    '/document/operation',
    read,
    shown(profileFile),
    shown(file),
  );
  const update = readOperation(documents, place);
  const derived = deriveDefaults(documents, update, place.pointer);
  const effective = mergeProfile(written, vendor?.profile ?? {}, derived);
  const missing = (['title', 'auth'] as const).filter((name) => effective.profile[name] === undefined);
  if (missing.length > 0) throw profileError(shown(profileFile), missing.map(unsaid), read.yaml);
  return {
    profileFile: shown(profileFile),
    read,
    vendor,
    file: shown(file),
    text: [text, profileText].join('\0') + (vendor?.text ?? ''),
    value,
    documents,
    place,
    update,
    derived,
    effective,
  };
}

/** The operations that a profile names beside the update. */
export function siblingsOf({ reads = {}, unassign }: Pick<Profile, 'reads' | 'unassign'>): readonly string[] {
  return [...Object.values(reads), ...(unassign === undefined ? [] : [unassign])].map(({ operation }) => operation);
}

/** What neither the profile nor its vendor nor the document says. */
function unsaid(name: string): ProfileProblem {
  const fact = `the profile has no ${name}, and neither its vendor nor its document says it`;
  return { at: '', fact, expected: name, received: 'nothing' };
}

/** The operation of that name; `undefined` is the only update that there is. */
export function placeOf(
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
