import { at, child, put } from '../domain/pointer.ts';
import type { Contract } from '../model/contract.ts';
import type { Json, JsonObject, JsonSchema } from '../model/json.ts';
import { compile } from '../schema/compile.ts';
import type { ProfileProblem } from './profile-problem.ts';

/** Whatever makes the mock's user object break the very schema that a response shows it under. */
export function checkMock({ profile, update, reads }: Contract): readonly ProfileProblem[] {
  const { user, sometimes = {} } = profile.mock ?? {};
  if (user === undefined) return [];
  const variants: readonly (readonly [string, Json])[] = [
    ['/mock/user', user],
    ...Object.entries(sometimes).map(([pointer, value]) => {
      return [child('/mock/sometimes', pointer), put(user, pointer, value) ?? user] as const;
    }),
  ];
  const places = [
    profile.responses.user === null
      ? undefined
      : { operation: update, user: profile.responses.user, source: 'response' as const },
    reads.one && profile.reads?.one && profile.reads.one.as === undefined
      ? { operation: reads.one, user: profile.reads.one.user, source: 'one' as const }
      : undefined,
  ];
  return places.flatMap((place) => {
    // A field that this response shows otherwise is written otherwise there.
    const otherwise = profile.fields.flatMap(({ user: own, shown }) =>
      place && own !== undefined && shown?.[place.source] ? [place.user + own] : [],
    );
    const schema = place && successSchemaOf(place.operation.responses);
    return place === undefined || schema === undefined
      ? []
      : variants.flatMap(([where, whole]) => problems(schema, place.user, otherwise, whole, where, place.operation.id));
  });
}

function problems(
  schema: JsonSchema,
  user: string,
  otherwise: readonly string[],
  whole: Json,
  where: string,
  operation: string,
): readonly ProfileProblem[] {
  // What stands beside the user object is not the user's: the mock fills it in, or the document asks for more than there is.
  return compile(schema)
    .errors(wrapAt(user, whole))
    .filter(({ pointer }) => pointer === user || pointer.startsWith(`${user}/`))
    .filter(({ pointer }) => !otherwise.some((own) => pointer === own || pointer.startsWith(`${own}/`)))
    .slice(0, 1)
    .map(({ pointer, expected, received }) => ({
      at: where,
      fact: `${where} breaks the schema that ${operation} responses, at ${pointer || 'the top'}`,
      expected,
      received,
    }));
}

function successSchemaOf(responses: Contract['update']['responses']): JsonSchema | undefined {
  const key = Object.keys(responses).find((status) => status.startsWith('2'));
  return key === undefined ? undefined : Object.values(responses[key]?.content ?? {})[0]?.schema;
}

/** A body in which nothing but the user object stands at its place. */
function wrapAt(pointer: string, whole: Json): Json {
  return pointer
    .split('/')
    .slice(1)
    .reverse()
    .reduce<Json>(
      (inner, key) => (/^\d+$/.test(key) ? [inner] : ({ [key]: inner } as JsonObject)),
      at(whole, '') ?? whole,
    );
}
