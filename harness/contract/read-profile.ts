import profileSchema from '../../specs/profile.schema.json' with { type: 'json' };
import { isObject } from '../domain/is-object.ts';
import { nearestNames } from '../domain/nearest-names.ts';
import { at, keysOf } from '../domain/pointer.ts';
import { HarnessError } from '../errors.ts';
import type { Json, JsonObject, JsonSchema, Pointer } from '../model/json.ts';
import type { Profile } from '../model/profile.ts';
import { compile, type SchemaError } from '../schema/compile.ts';
import { fitsOwn } from '../schema/own-schema.ts';
import { gapList } from './gap.ts';
import { type ParsedYaml, parseYaml } from './parse-yaml.ts';
import { type ProfileProblem, profileError } from './profile-problem.ts';

/** A profile as read, and the text's positions for what is found out later. */
export interface ReadProfile {
  readonly profile: WrittenProfile;
  readonly yaml: ParsedYaml;
}

/** A profile as it is written: what its document or its vendor says may be left out. */
export type WrittenProfile = Omit<Profile, 'title' | 'auth'> & Partial<Pick<Profile, 'title' | 'auth'>>;

/** What all contracts of a vendor share. */
export interface ReadVendor {
  readonly profile: Partial<Profile>;
  readonly yaml: ParsedYaml;
}

// The file is a JSON Schema; TypeScript infers a narrower type for it than it needs.
const whole = profileSchema as unknown as JsonSchema;

/** The profile in a text; each mistake is told with line, column, what was expected and the nearest known name. */
export function readProfile(text: string, file: string): ReadProfile {
  const yaml = checked(text, file, whole);
  // The schema has just said that it is one.
  return { profile: yaml.value as unknown as WrittenProfile, yaml };
}

/** What is said once of all contracts of a vendor: the sections that are not about one operation. */
const shared = ['page', 'auth', 'permissions', 'refusals', 'rateLimit', 'errors', 'conditional'];

/** The text of a `vendor.yaml`; mistakes are told as those of a profile are. */
export function readVendorText(text: string, file: string): ReadVendor {
  const { properties } = profileSchema;
  const known = Object.fromEntries(Object.entries(properties).filter(([name]) => shared.includes(name)));
  const part = { ...profileSchema, properties: known, required: [] } as unknown as JsonSchema;
  const yaml = checked(text, file, part);
  return { profile: yaml.value as unknown as Partial<Profile>, yaml };
}

function checked(text: string, file: string, schema: JsonSchema): ParsedYaml {
  const yaml = parse(text, file);
  const fits = schema === whole && fitsOwn('profile', schema, yaml.value);
  const errors = fits ? [] : compile(schema).errors(yaml.value);
  const problems = errors.flatMap((error) => problemOf(error, yaml.value));
  // A misspelt key first: what it leaves missing follows from it.
  const told = [...problems].sort(
    (one, other) => Number(other.nearest !== undefined) - Number(one.nearest !== undefined),
  );
  const all = [...told, ...repeated(yaml.value)];
  if (all.length > 0) throw profileError(file, all, yaml);
  return yaml;
}

function parse(text: string, file: string): ParsedYaml {
  const { gaps, note } = gapList();
  try {
    const yaml = parseYaml(text, file, note);
    const [twice] = gaps();
    if (twice === undefined) return yaml;
    throw new HarnessError('PROFILE_INVALID', `${twice.fact}: expected ${twice.expected}`, 'remove one of the two');
  } catch (cause) {
    if (!(cause instanceof HarnessError) || cause.code !== 'DOCUMENT_UNREADABLE') throw cause;
    const fact = cause.message.replace(/^\[\w+\] /, '').replace(/\nHint:.*$/s, '');
    throw new HarnessError('PROFILE_INVALID', fact, cause.hint, { cause });
  }
}

function problemOf(error: SchemaError, value: Json): readonly ProfileProblem[] {
  const { pointer, keyword, expected, received } = error;
  // `if` and `propertyNames` only say that another error, told beside it, stands behind them.
  if (keyword === 'if' || keyword === 'propertyNames') return [];
  const name = keysOf(pointer).at(-1) ?? '';
  if (keyword === 'required') {
    return [
      {
        at: pointer,
        fact: `${pointer.slice(0, -name.length - 1) || 'the profile'} has no ${name}`,
        expected: name,
        received: 'nothing',
      },
    ];
  }
  if (keyword === 'additionalProperties') {
    const known = knownNames(pointer);
    const holder = at(value, pointer.slice(0, pointer.lastIndexOf('/')));
    // What is there already is not what was meant.
    const free = known.filter((one) => !isObject(holder) || !Object.hasOwn(holder, one));
    const fact = `${pointer} is not known`;
    return [
      {
        at: pointer,
        fact,
        expected: `one of ${known.join(', ')}`,
        received: name,
        nearest: nearestNames(name, free)[0],
      },
    ];
  }
  const allowed = keyword === 'enum' ? listedValues(pointer) : [];
  const wanted = allowed.length > 0 ? `one of ${allowed.join(', ')}` : expected;
  const found = at(value, pointer);
  const nearest = typeof found === 'string' ? nearestNames(found, allowed)[0] : undefined;
  return [{ at: pointer, fact: `${pointer || 'the profile'} does not fit`, expected: wanted, received, nearest }];
}

/** Names that the schema knows in the object around a place. */
function knownNames(pointer: Pointer): readonly string[] {
  const holder = schemaAt(keysOf(pointer).slice(0, -1));
  return isObject(holder?.properties) ? Object.keys(holder.properties) : [];
}

function listedValues(pointer: Pointer): readonly string[] {
  const values = schemaAt(keysOf(pointer))?.enum;
  return Array.isArray(values) ? values.map(String) : [];
}

/** The part of the profile's schema that speaks of a place; it has no unions, so there is one at most. */
function schemaAt(keys: readonly string[]): JsonObject | undefined {
  let here: Json | undefined = whole as Json;
  for (const key of [...keys, undefined]) {
    while (isObject(here) && typeof here.$ref === 'string') here = at(whole as Json, here.$ref.slice(1));
    if (key === undefined || !isObject(here)) break;
    const { properties, items, additionalProperties }: JsonObject = here;
    here = isObject(properties) && Object.hasOwn(properties, key) ? properties[key] : (items ?? additionalProperties);
  }
  return isObject(here) ? here : undefined;
}

/** Names that have to be unique. */
function repeated(value: Json): readonly ProfileProblem[] {
  const lists = [
    ['/fields', 'name'],
    ['/constraints', 'id'],
    ['/auth/schemes', 'name'],
    ['/permissions/roles', 'value'],
  ] as const;
  return lists.flatMap(([pointer, field]) => {
    const list = at(value, pointer);
    const names = Array.isArray(list)
      ? list.map((item) => JSON.stringify(isObject(item) ? item[field] : undefined))
      : [];
    return names.flatMap((name, index) =>
      name === undefined || names.indexOf(name) === index
        ? []
        : [
            {
              at: `${pointer}/${index}/${field}`,
              fact: `${pointer} has ${name} twice`,
              expected: `each ${field} once`,
              received: name,
            },
          ],
    );
  });
}
