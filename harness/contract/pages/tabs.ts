/** A `{% tab title="..." %}` block of a page, with the tabs inside it. */
export interface Tab {
  readonly title: string;
  /** Everything between its tags. */
  readonly text: string;
  readonly tabs: readonly Tab[];
}

/** The outermost tabs in a piece of Markdown; one that is never closed runs to the end. */
export function tabsOf(text: string): readonly Tab[] {
  const tags = [...text.matchAll(/\{%\s*(\/?)tab(?:\s+title="([^"]*)")?\s*%\}/g)];
  const tabs: Tab[] = [];
  let depth = 0;
  let title = '';
  let start = 0;
  const end = (index: number) => {
    const inside = text.slice(start, index);
    tabs.push({ title, text: inside, tabs: tabsOf(inside) });
  };
  for (const tag of tags) {
    if (tag[1] === '/') {
      depth = Math.max(0, depth - 1);
      if (depth === 0 && start > 0) {
        end(tag.index);
        start = 0;
      }
    } else {
      if (depth === 0) {
        title = tag[2] ?? '';
        start = tag.index + tag[0].length;
      }
      depth += 1;
    }
  }
  if (depth > 0) end(text.length);
  return tabs;
}
