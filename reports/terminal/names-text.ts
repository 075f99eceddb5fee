/** As many names as fit into so many characters, at least one, and how many more there are. */
export function namesText(names: readonly string[], most: number): string {
  const fitting = names.filter((_, index) => index === 0 || names.slice(0, index + 1).join(', ').length <= most);
  const more = names.length - fitting.length;
  return `${fitting.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
