import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { isObject } from '../domain/is-object.ts';
import { didYouMean } from '../domain/nearest-names.ts';
import { HarnessError } from '../errors.ts';
import type { Json, JsonObject, Pointer } from '../model/json.ts';
import type { LoginCall } from '../model/target.ts';
import { type Environment, fillEnvironment } from './fill-environment.ts';
import { refusePipe } from './find-target-file.ts';
import { type CheckedFile, parseChecked, refuseMistake } from './parse-checked.ts';
import { loginOf, type WfcEntry } from './wfc-login.ts';
import { wfcEntrySchema, wfcFileSchema } from './wfc-schema.ts';
import type { WrittenTarget } from './written-target.ts';

/** What the callers of a target take from its auth file. */
export interface AuthOfCallers {
  readonly callers: Readonly<
    Record<string, { readonly headers: Readonly<Record<string, string>>; readonly login?: LoginCall } | undefined>
  >;
  /** Passwords and the like that only a login sends. */
  readonly secrets: readonly string[];
}

/** Where the target is written, and what fills it. */
interface AuthPlace {
  readonly file: string;
  readonly where: (pointer: Pointer) => string;
  readonly environment: Environment;
  readonly onTaken: (name: string, value: string) => void;
}

/**
 * The credentials of callers that name an entry of a Web Fuzzing Commons file (github.com/WebFuzzing/Commons, auth.yaml). The format has
 * its secrets in clear, so they are taken so; `${NAME}` is filled in all the same.
 */
export function readAuth(target: WrittenTarget, place: AuthPlace): AuthOfCallers {
  const named = Object.entries(target.callers).flatMap(([name, { auth }]) =>
    auth === undefined ? [] : [[name, auth] as const],
  );
  const [first] = named;
  if (first === undefined) return { callers: {}, secrets: [] };
  if (target.auth === undefined)
    throw invalid(
      `${place.where(`/callers/${first[0]}/auth`)}: "${first[1]}" is an entry of an auth file, and the target names none`,
      'add auth: FILE to the target, with the path of the file beside this one',
    );
  const path = resolve(dirname(place.file), target.auth);
  const parsed = parseChecked(textOf(path, place.where('/auth')), path, wfcFileSchema);
  const taken = named.map(([caller, entry]) => {
    const from = place.where(`/callers/${caller}/auth`);
    const { entry: found, where } = entryOf(parsed, path, entry, { ...place, from });
    const login = loginOf(found, target.baseUrl, where);
    if (login !== undefined && target.callers[caller as keyof WrittenTarget['callers']]?.token !== undefined)
      throw invalid(`${from}: "${entry}" logs in, and the caller has a token command, too`, 'leave out one of the two');
    const headers = Object.fromEntries((found.fixedHeaders ?? []).map(({ name, value }) => [name, value]));
    return [caller, { headers, ...login }] as const;
  });
  return {
    callers: Object.fromEntries(
      taken.map(([caller, { headers, call }]) => [caller, { headers, ...(call === undefined ? {} : { login: call }) }]),
    ),
    secrets: taken.flatMap(([, { secrets = [] }]) => secrets),
  };
}

/** The entry of a name, with the template's values where it has none, the environment's variables filled in. */
function entryOf(
  { value, where }: CheckedFile,
  path: string,
  name: string,
  { environment, onTaken, from }: AuthPlace & { readonly from: string },
): { readonly entry: WfcEntry; readonly where: CheckedFile['where'] } {
  const { auth, authTemplate = {} } = value as { auth: readonly JsonObject[]; authTemplate?: JsonObject };
  const index = auth.findIndex((entry) => entry.name === name);
  const found = auth[index];
  const names = auth.map((entry) => String(entry.name));
  if (found === undefined)
    throw invalid(`${from}: ${path} has no entry "${name}"; it has ${names.join(', ')}`, didYouMean(name, names));
  const whole = withTemplate(found, authTemplate);
  const here: CheckedFile['where'] = (pointer, part) => where(`/auth/${index}${pointer}`, part);
  refuseMistake(whole, wfcEntrySchema, here);
  // The schema has just said that it has this form.
  return { entry: fillEnvironment(whole as unknown as WfcEntry, environment, here, onTaken), where: here };
}

function withTemplate(entry: JsonObject, template: JsonObject): JsonObject {
  const merged: Record<string, Json> = { ...template };
  for (const [key, value] of Object.entries(entry)) {
    const base = merged[key];
    merged[key] = isObject(base) && isObject(value) ? withTemplate(value, base) : value;
  }
  return merged;
}

function textOf(path: string, from: string): string {
  try {
    if (path.endsWith('.toml'))
      throw invalid(`${from}: ${path} is TOML, which is not read`, 'write it as YAML or JSON');
    refusePipe(path);
    return readFileSync(path, 'utf8');
  } catch (cause) {
    if (cause instanceof HarnessError) throw cause;
    throw invalid(
      `${from}: cannot read ${path}`,
      'write the path of a Web Fuzzing Commons file beside the target file',
      cause,
    );
  }
}

function invalid(fact: string, hint: string, cause?: unknown): HarnessError {
  return new HarnessError('TARGET_INVALID', fact, hint, cause === undefined ? {} : { cause });
}
