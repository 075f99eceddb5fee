import type { Json } from '../model/json.ts';

/** A path template with its parameters filled in; those that it does not name go to the query. */
export function fillPath(
  path: string,
  parameters: Readonly<Record<string, string>>,
  organization: string,
  values: Readonly<Record<string, Json>> = {},
): string {
  const own = (value: string) =>
    value.replaceAll(/\{(\w+)\}/g, (all, name) =>
      name === 'organization' ? organization : values[name] === undefined ? all : String(values[name]),
    );
  const filled = Object.entries(parameters).map(([name, value]) => [name, encodeURIComponent(own(value))] as const);
  const whole = filled.reduce((current, [name, value]) => current.replace(`{${name}}`, value), path);
  const query = filled.filter(([name]) => !path.includes(`{${name}}`)).map(([name, value]) => `${name}=${value}`);
  return query.length === 0 ? whole : `${whole}?${query.join('&')}`;
}
