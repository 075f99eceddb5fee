import { raw, html as template } from 'hono/html';
import { visibleText } from '../facts/visible-text.ts';

/** A piece of HTML in which everything that was put in is escaped. The only type that goes into a page unescaped. */
export type Markup = ReturnType<typeof raw>;

/** What a template takes: text is escaped, markup stays, `false` and `undefined` leave nothing. */
type Part = string | number | Markup | false | undefined | readonly Part[];

/** HTML with its parts escaped, and their unseen characters written out. Nothing else in `reports/` makes HTML. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  // The library returns a promise only when a part is one, which `Part` rules out.
  return template(strings, ...parts.map(shownPart)) as Markup;
}

/** Our own style and scripts, as they are. Never anything that was received. */
export function trusted(text: string): Markup {
  return raw(text);
}

function shownPart(part: Part): unknown {
  if (typeof part === 'string') return visibleText(part);
  return Array.isArray(part) ? part.map(shownPart) : part;
}
