import { isObject } from '../domain/is-object.ts';
import { mediaTypeOf } from '../domain/media-type.ts';
import type { Example, MediaType } from '../model/contract.ts';
import type { Json } from '../model/json.ts';
import type { Documents, Located } from './documents.ts';
import { normalizeSchema, type SchemaUse } from './normalize-schema.ts';

/** The `content` of a request body or a response by media type, lower case and without parameters; empty when it has none. */
export function readContent(documents: Documents, holder: Located, side: SchemaUse['side']): Record<string, MediaType> {
  const content = documents.child(holder, 'content');
  if (content === undefined || !isObject(content.value)) return {};
  const media: Record<string, MediaType> = {};
  for (const written of Object.keys(content.value)) {
    const name = mediaTypeOf(written) ?? '';
    const entry = documents.child(content, written);
    const place = entry && documents.follow(entry);
    if (place === undefined || Object.hasOwn(media, name)) continue;
    const schema = documents.child(place, 'schema');
    media[name] = {
      ...(schema === undefined ? {} : { schema: normalizeSchema(documents, schema, { side }) }),
      examples: readExamples(documents, place, schema),
    };
  }
  return media;
}

/** `examples` and `example` of the media type, else those of its schema. */
function readExamples(documents: Documents, media: Located, schema: Located | undefined): readonly Example[] {
  const named = documents.child(media, 'examples');
  const names = named !== undefined && isObject(named.value) ? Object.keys(named.value) : [];
  const several = names.flatMap((name) => {
    const entry = named && documents.child(named, name);
    const place = entry && documents.follow(entry);
    const value = place && documents.child(place, 'value');
    return value === undefined ? [] : [{ name, pointer: value.pointer, value: value.value }];
  });
  const single = documents.child(media, 'example');
  const own =
    single === undefined ? several : [...several, { name: 'example', pointer: single.pointer, value: single.value }];
  return own.length > 0 || schema === undefined ? own : schemaExamples(documents, schema);
}

function schemaExamples(documents: Documents, schema: Located): readonly Example[] {
  const place = documents.follow(schema);
  if (place === undefined) return [];
  const single = documents.child(place, 'example');
  const several = documents.child(place, 'examples');
  const list: readonly Json[] = Array.isArray(several?.value) ? several.value : [];
  return [
    ...(single === undefined ? [] : [{ name: 'example', pointer: single.pointer, value: single.value }]),
    ...list.map((value, index) => ({ name: `example ${index + 1}`, pointer: `${several?.pointer}/${index}`, value })),
  ];
}
