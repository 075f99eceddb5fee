import { isObject } from '../../domain/is-object.ts';
import { child } from '../../domain/pointer.ts';
import { HarnessError } from '../../errors.ts';
import type { JsonSchema, Pointer } from '../../model/json.ts';
import type { Draft } from '../reading/dialect.ts';
import { isForeign } from '../reading/keywords.ts';
import type { Located, Resolver } from '../reading/resolver.ts';
import { subschemas } from '../reading/subschemas.ts';
import { metaSchemaErrors } from './ajv-instance.ts';
import { isPattern } from './linear-pattern.ts';

const inPlaceKeywords = new Set(['allOf', 'anyOf', 'oneOf', 'not', 'if', 'then', 'else', 'dependentSchemas']);
const definitionKeywords = new Set(['$defs', 'definitions']);

/** Throws unless `schema` conforms to the metaschema of its draft; the error says where it does not. */
export function requireSchema(schema: JsonSchema, draft: Draft, toDocument: (pointer: Pointer) => Pointer): void {
  // What the draft does not know is ignored, whatever another draft asks of it.
  const error = metaSchemaErrors(schema, draft).find(
    ({ instancePath }) => !isForeign(instancePath.slice(instancePath.lastIndexOf('/') + 1), draft),
  );
  if (!error) return;
  const place = `#${toDocument(error.instancePath)}`;
  throw invalid(`${place} is no schema: it ${error.message ?? 'breaks the metaschema'}`, error.data);
}

function invalid(fact: string, received: unknown): HarnessError {
  const text = JSON.stringify(received) ?? 'undefined';
  return new HarnessError('SCHEMA_INVALID', `${fact}, received ${text.slice(0, 120)}`, 'correct the schema there');
}

/**
 * Throws when a schema that is reached leads to nothing, or back to itself without going into the value. Returns what
 * is reached.
 */
export function requireResolvable(resolver: Resolver, toDocument: (pointer: Pointer) => Pointer): ReadonlySet<Located> {
  const reached = new Set<Located>([resolver.root]);
  for (const at of reached) for (const { next } of edges(at, resolver)) reached.add(next);
  for (const at of reached) requirePatterns(at, resolver, toDocument);
  const done = new Set<Located>();
  const open = new Set<Located>();
  const visit = (at: Located): void => {
    if (done.has(at)) return;
    if (open.has(at)) {
      const fact = `the schema at #${toDocument(at.pointer)} contains itself in place: no value can ever be checked`;
      throw new HarnessError('SCHEMA_INVALID', fact, 'take the $ref out of allOf, anyOf, oneOf or not there');
    }
    open.add(at);
    for (const { next, here } of edges(at, resolver)) if (here) visit(next);
    open.delete(at);
    done.add(at);
  };
  for (const at of reached) visit(at);
  return reached;
}

/** The metaschema's `format: regex` is an annotation to ajv. */
function requirePatterns(at: Located, resolver: Resolver, toDocument: (pointer: Pointer) => Pointer): void {
  const { pattern, patternProperties } = resolver.keywords(at);
  const own = typeof pattern === 'string' ? [[pattern, 'pattern']] : [];
  const names = isObject(patternProperties)
    ? Object.keys(patternProperties).map((name) => [name, 'patternProperties'])
    : [];
  for (const [source = '', keyword = ''] of [...own, ...names])
    if (!isPattern(source))
      throw invalid(`#${toDocument(child(at.pointer, keyword))} is no regular expression`, source);
}

function* edges(at: Located, resolver: Resolver): Generator<{ readonly next: Located; readonly here: boolean }> {
  const keywords = resolver.keywords(at);
  if (typeof keywords.$ref === 'string') yield { next: resolver.follow(at, keywords.$ref), here: true };
  for (const { path, schema } of subschemas(keywords)) {
    const [keyword = ''] = path;
    if (!definitionKeywords.has(keyword))
      yield { next: resolver.inside(at, schema, ...path), here: inPlaceKeywords.has(keyword) };
  }
}
