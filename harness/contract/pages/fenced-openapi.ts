/** An OpenAPI document that a Markdown page shows in a code fence. */
interface FencedBlock {
  readonly text: string;
  /** Line of the page on which the text begins, from 1. */
  readonly firstLine: number;
}

/** Every fenced code block of a Markdown page that is an OpenAPI document (CommonMark 4.5). */
export function fencedOpenApi(page: string): readonly FencedBlock[] {
  const blocks: FencedBlock[] = [];
  let open: { fence: string; indent: number; lines: string[]; firstLine: number } | undefined;
  for (const [index, line] of page.split(/\r?\n/).entries()) {
    const [, indent = '', fence, rest = ''] = /^( {0,3})(`{3,}|~{3,})(.*)$/.exec(line) ?? [];
    if (open === undefined) {
      if (fence !== undefined) open = { fence, indent: indent.length, lines: [], firstLine: index + 2 };
    } else if (fence?.startsWith(open.fence) && rest.trim() === '') {
      blocks.push({ text: `${open.lines.join('\n')}\n`, firstLine: open.firstLine });
      open = undefined;
    } else {
      open.lines.push(line.replace(new RegExp(`^ {0,${open.indent}}`), ''));
    }
  }
  // A fence that is never closed runs to the end of the page.
  if (open) blocks.push({ text: `${open.lines.join('\n')}\n`, firstLine: open.firstLine });
  return blocks.filter(({ text }) => /^\s*(openapi\s*:|["']openapi["']\s*:|\{\s*"openapi")/m.test(text));
}
