/** A pipe table: rows by column title, lower case. */
export type TableRow = Readonly<Record<string, string>>;

/** Every pipe table in a piece of Markdown (GitHub Flavored Markdown, tables), each with the text before it. */
export function markdownTables(text: string): readonly { readonly rows: readonly TableRow[] }[] {
  const lines = text.split(/\r?\n/);
  const tables: { rows: TableRow[] }[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    if (!/^\s*\|/.test(lines[index] ?? '') || !/^\s*\|[\s:|-]+$/.test(lines[index + 1] ?? '')) continue;
    const titles = cellsOf(lines[index] ?? '').map((title) => title.toLowerCase());
    const rows: TableRow[] = [];
    for (index += 2; /^\s*\|/.test(lines[index] ?? ''); index += 1) {
      const cells = cellsOf(lines[index] ?? '');
      rows.push(Object.fromEntries(titles.map((title, column) => [title, cells[column] ?? ''])));
    }
    tables.push({ rows });
  }
  return tables;
}

/** The cells of one row; `\|` is a bar inside a cell. */
function cellsOf(line: string): readonly string[] {
  return line
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim().replaceAll('\\|', '|'));
}
