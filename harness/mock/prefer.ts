/** The status that `Prefer: code=429` (RFC 7240) asks for; `undefined` when it asks for none. */
export function preferredStatus(headers: Readonly<Record<string, string>>): number | undefined {
  const preference = /(?:^|[,;\s])code\s*=\s*"?(\d{3})"?/i.exec(headers.prefer ?? '');
  return preference === null ? undefined : Number(preference[1]);
}
