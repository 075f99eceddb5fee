import type { Pairs } from '../domain/plain-pairs.ts';
import type { Target } from '../model/target.ts';
import { RunSignal } from './run-signal.ts';

/**
 * Path and query below the base URL: `{name}` of the template is taken from `values` or `more`, what the template does not name
 * goes into the query, in order. A parameter of the path that nothing fills takes the target's organization.
 */
export function fillPath(
  template: string,
  values: ReadonlyMap<string, string>,
  target: Target,
  more: Pairs = [],
): string {
  const used = new Set<string>();
  const all = [...values, ...more];
  const path = template.replaceAll(/\{([^{}]+)\}/g, (_, name: string) => {
    used.add(name);
    const [, value] = all.find(([known]) => known === name) ?? [];
    return encodeSegment(value ?? organizationOf(target, `{${name}} of ${template}`));
  });
  const query = all.filter(([name]) => !used.has(name)).map(([name, value]) => `${encode(name)}=${encode(value)}`);
  return query.length === 0 ? path : `${path}${path.includes('?') ? '&' : '?'}${query.join('&')}`;
}

/** `text` with `{organization}`, and every other `{name}`, filled by the target. */
export function fillOrganization(text: string, target: Target): string {
  return text.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    name === 'organization' ? organizationOf(target, `"${text}"`) : namedValue(target, name, text),
  );
}

function organizationOf(target: Target, what: string): string {
  if (target.organization !== undefined) return target.organization;
  throw new RunSignal(
    'blocked',
    `${what} needs the organization; add "organization: ..." to target ${target.name} in the target file`,
  );
}

function namedValue(target: Target, name: string, text: string): string {
  const value = target.values?.[name];
  if (value !== undefined) return typeof value === 'string' ? value : JSON.stringify(value);
  throw new RunSignal(
    'blocked',
    `"${text}" needs ${name}; add "values: { ${name}: ... }" to target ${target.name} in the target file`,
  );
}

// Dots alone would be taken for a step up or for nothing; encodeURIComponent leaves them as they are.
function encodeSegment(value: string): string {
  return /^\.{1,2}$/.test(value) ? value.replaceAll('.', '%2E') : encode(value);
}

function encode(value: string): string {
  return encodeURIComponent(value.toWellFormed());
}
