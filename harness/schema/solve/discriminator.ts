import { isObject } from '../../domain/is-object.ts';
import { unescapeKey } from '../../domain/pointer.ts';
import type { Json } from '../../model/json.ts';
import type { Located, Resolver } from '../reading/resolver.ts';
import type { Literal } from './atom.ts';
import { entries, literals } from './parts.ts';
import { valuesOf } from './tags.ts';

const known = new WeakMap<Located, ReadonlyMap<Literal, Literal>>();

/**
 * What the values of each branch of a union should hold for the document's `discriminator` to pick that branch. It
 * guides generation and changes no verdict (OpenAPI 3.0.4, Discriminator Object). Branches that fix the value
 * themselves need no guidance.
 */
export function discriminated(at: Located, resolver: Resolver): ReadonlyMap<Literal, Literal> {
  const found = known.get(at) ?? find(at, resolver);
  known.set(at, found);
  return found;
}

function find(at: Located, resolver: Resolver): ReadonlyMap<Literal, Literal> {
  const bound = new Map<Literal, Literal>();
  const { discriminator } = resolver.keywords(at);
  if (!isObject(discriminator) || typeof discriminator.propertyName !== 'string') return bound;
  const { propertyName: name, mapping } = discriminator;
  for (const branch of ['oneOf', 'anyOf'].flatMap((keyword) => literals(at, keyword, true, resolver))) {
    const { $ref } = resolver.keywords(branch.at);
    if (typeof $ref !== 'string' || isFixed(resolver.follow(branch.at, $ref), name, resolver)) continue;
    const member = resolver.reading({ enum: namesOf($ref, isObject(mapping) ? mapping : {}) });
    const chosen = resolver.reading({ required: [name], properties: { [name]: member } });
    bound.set(branch, { kind: 'schema', at: resolver.beside(branch.at, chosen), holds: true });
  }
  return bound;
}

function isFixed(at: Located, name: string, resolver: Resolver): boolean {
  const own = entries(at, 'properties', true, resolver).find(([key]) => key === name)?.[1];
  if (own !== undefined && valuesOf(own.at, resolver) !== undefined) return true;
  return literals(at, 'allOf', true, resolver).some((part) => isFixed(part.at, name, resolver));
}

function namesOf(ref: string, mapping: Readonly<Record<string, Json>>): readonly string[] {
  const own = lastName(ref);
  const mapped = Object.entries(mapping).filter(([, target]) => typeof target === 'string' && lastName(target) === own);
  return mapped.length > 0 ? mapped.map(([name]) => name) : [own];
}

/** The name of the schema that a reference leads to, also where a bundle has moved it. */
function lastName(ref: string): string {
  const path = unescapeKey(decodeURIComponent(ref));
  return path.slice(path.lastIndexOf('/') + 1);
}
