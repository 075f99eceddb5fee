import { child } from '../domain/pointer.ts';
import { HarnessError } from '../errors.ts';
import type { Json, Pointer } from '../model/json.ts';

/** The variables of a process. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * `value` with every `${NAME}` in its strings taken from the environment. `at` says where a string stands; a variable that
 * is not set, or that no header could carry, is refused with its name, never with its value.
 */
export function fillEnvironment<T>(
  value: T,
  environment: Environment,
  at: (pointer: Pointer) => string,
  onTaken: (name: string, value: string) => void = () => {},
): T {
  const lookUp = (name: string, where: () => string) => {
    const found = take(name, environment, where);
    onTaken(name, found);
    return found;
  };
  // Strings stay strings, and everything else is copied as it is: the type does not change.
  return fill(value as Json, '', lookUp, at) as T;
}

type LookUp = (name: string, where: () => string) => string;

function fill(value: Json, pointer: Pointer, lookUp: LookUp, at: (pointer: Pointer) => string): Json {
  if (typeof value === 'string') {
    return value.replaceAll(/\$\{([^}]*)\}/g, (_, name: string) => lookUp(name, () => at(pointer)));
  }
  if (Array.isArray(value)) return value.map((item: Json, i) => fill(item, child(pointer, i), lookUp, at));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, fill(item, child(pointer, key), lookUp, at)]),
  );
}

function take(name: string, environment: Environment, where: () => string): string {
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) {
    const fact = `${where()}: "\${${name}}" names no environment variable`;
    throw new HarnessError('TARGET_INVALID', fact, 'write letters, digits and _ between the braces');
  }
  const value = environment[name];
  if (value === undefined || value === '') {
    const fact = `${where()}: the environment variable ${name} is ${value === '' ? 'empty' : 'not set'}`;
    throw new HarnessError('TARGET_INVALID', fact, `type: export ${name}=...`);
  }
  return value;
}
