/** The status that `Prefer: code=429` (RFC 7240) or `?__code=429` asks for; `undefined` when neither asks for one. */
export function preferredStatus(
  headers: Readonly<Record<string, string>>,
  query: URLSearchParams,
): { readonly status: number; readonly applied: Readonly<Record<string, string>> } | undefined {
  const asked = query.size === 0 ? null : query.get('__code');
  if (asked !== null) return { status: Number(asked), applied: {} };
  if (headers.prefer === undefined) return undefined;
  const preference = /(?:^|[,;\s])code\s*=\s*"?(\d{3})"?/i.exec(headers.prefer);
  if (preference === null) return undefined;
  const status = Number(preference[1]);
  return { status, applied: { 'Preference-Applied': `code=${status}` } };
}
