import { type Exchange, type Field, isObject, type Json, type Plan } from '../../harness/suite.ts';
import { notOffered } from './foreign-methods.ts';
import { bytesOf, jsonOf } from './send-bytes.ts';

/** The same update in another form: what differs from the documented request. */
export interface OtherForm {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly bytes?: Uint8Array;
}

/** Forms of an update that lead past a check that knows the documented form alone, where a server understands them. */
export function otherForms(plan: Plan, { request }: Exchange, change: Field, value: Json): readonly OtherForm[] {
  const { method, path: whole, body: bytes } = request;
  const [path = '', query] = whole.split(/\?(.*)/s, 2);
  const tail = query === undefined ? '' : `?${query}`;
  const sent = bytes === undefined ? {} : { bytes };
  const spelled = spellings(plan, path).map(([name, other]) => ({ name, method, path: other + tail, ...sent }));
  return [...spelled, ...methods(plan, request, change, value), ...bodies(request)];
}

/** Paths that many routers take for the same, and that are other texts to whoever compares texts. */
function spellings({ contract }: Plan, path: string): readonly (readonly [string, string])[] {
  const fixed = contract.update.path.split('/');
  const segments = path.split('/');
  const loud = segments.map((segment, index) => (segment === fixed[index] ? segment.toUpperCase() : segment));
  const last = segments.at(-1) ?? '';
  const before = path.slice(0, path.length - last.length);
  const coded = /^[A-Za-z0-9]/.test(last) ? `%${last.charCodeAt(0).toString(16).toUpperCase()}${last.slice(1)}` : last;
  const ways = [
    [path.endsWith('/') ? 'without the slash at the end' : 'with a slash at the end', withOtherEnd(path)],
    ['with the path in capitals', loud.join('/')],
    ['with a doubled slash', `${before}/${last}`],
    ['with a letter percent-encoded', before + coded],
    ['with a parameter of the path', `${path};v=1`],
    ['with .json at the end', `${path}.json`],
  ] as const;
  return ways.filter(([, other]) => other !== path);
}

function withOtherEnd(path: string): string {
  return path.endsWith('/') ? path.slice(0, -1) : `${path}/`;
}

/** Another method, and the update in what it carries beside. */
function methods(
  plan: Plan,
  { method, path, body }: Exchange['request'],
  change: Field,
  value: Json,
): readonly OtherForm[] {
  const name = change.request.split('/').findLast((key) => !/^\d*$/.test(key));
  const flat = typeof value === 'string' ? value : JSON.stringify(value);
  const parameter = name === undefined ? [] : [`${path.includes('?') ? '&' : '?'}${name}=${encodeURIComponent(flat)}`];
  const asked = parameter.flatMap((query) =>
    ['GET', 'HEAD'].map((safe) => ({ name: `as ${safe} with a query`, method: safe, path: path + query })),
  );
  const overridden = notOffered(plan, ['POST']).map((post) => ({
    name: 'as POST with X-HTTP-Method-Override',
    method: post,
    path,
    headers: { 'x-http-method-override': method },
    ...(body === undefined ? {} : { bytes: body }),
  }));
  return [...overridden, ...asked];
}

/** The same values as a form. */
function bodies({ method, path, body }: Exchange['request']): readonly OtherForm[] {
  const value = body === undefined ? undefined : jsonOf(body);
  if (!isObject(value) || Object.values(value).some((inner) => typeof inner === 'object')) return [];
  const pairs = Object.entries(value).map(([key, inner]) => [key, String(inner)] as [string, string]);
  return [
    {
      name: 'as a form',
      method,
      path,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      bytes: bytesOf(new URLSearchParams(pairs).toString()),
    },
  ];
}
