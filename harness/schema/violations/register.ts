import enumeration from './enum.ts';
import maxLength from './max-length.ts';
import minLength from './min-length.ts';
import required from './required.ts';
import type from './type.ts';
import type { Violator } from './violator.ts';

/** Every way to break a schema, in the order in which they are tried. */
export const violators: readonly Violator[] = [required, type, enumeration, minLength, maxLength];
