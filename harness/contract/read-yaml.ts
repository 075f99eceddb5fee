import { CORE_SCHEMA, load, mergeTag } from 'js-yaml';
import type { Json } from '../model/json.ts';
import type { NoteGap } from './gap.ts';
import { parseYaml } from './parse-yaml.ts';
import { refuseUnsafe } from './refuse-unsafe.ts';

const schema = CORE_SCHEMA.withTags(mergeTag);

/**
 * The value of a YAML text, as `parseYaml` has it, several times as fast. What is out of the ordinary (a key given twice, an
 * alias, a mistake) is left to `parseYaml`, which knows what to say of it and where.
 */
export function readYaml(text: string, file: string, note: NoteGap, firstLine = 1): Json {
  let value: Json;
  try {
    value = load(text, { schema, maxAliases: 0 }) as Json;
  } catch {
    return parseYaml(text, file, note, firstLine).value;
  }
  refuseUnsafe(value, file);
  return value;
}
