/** A path template with its parameters filled in; those that it does not name go to the query. */
export function fillPath(path: string, parameters: Readonly<Record<string, string>>, organization: string): string {
  const filled = Object.entries(parameters).map(
    ([name, value]) => [name, encodeURIComponent(value.replaceAll('{organization}', organization))] as const,
  );
  const whole = filled.reduce((current, [name, value]) => current.replace(`{${name}}`, value), path);
  const query = filled.filter(([name]) => !path.includes(`{${name}}`)).map(([name, value]) => `${name}=${value}`);
  return query.length === 0 ? whole : `${whole}?${query.join('&')}`;
}
