/** A small client, as a team would write it. */
export async function setRole(baseUrl: string, headers: Record<string, string>, user: string, role: string) {
  const response = await fetch(`${baseUrl}/organization/users/${encodeURIComponent(user)}`, {
    method: 'PATCH',
    headers: { ...headers, 'Content-Type': 'application/json' },
    body: JSON.stringify({ role }),
  });
  if (response.status === 429) throw new Error(`wait ${response.headers.get('Retry-After')} s`);
  if (!response.ok) throw new Error(`refused: ${response.status} ${await response.text()}`);
  const { permissions } = (await response.json()) as { readonly permissions: { readonly role: string } };
  return permissions.role;
}
