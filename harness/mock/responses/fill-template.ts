import type { Json } from '../../model/json.ts';

/** What an error template may mention. */
interface ErrorWords {
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  readonly code: string;
}

/** A template with its words filled in; `{status}` alone becomes a number, `{status:text}` stays text. */
export function fillTemplate(template: Json, words: ErrorWords): Json {
  if (typeof template === 'string') {
    if (template === '{status}') return words.status;
    return template.replace(/\{(status|title|detail|code)(?::text)?\}/g, (_all, word: keyof ErrorWords) =>
      String(words[word]),
    );
  }
  if (Array.isArray(template)) return (template as readonly Json[]).map((each) => fillTemplate(each, words));
  if (typeof template !== 'object' || template === null) return template;
  return Object.fromEntries(Object.entries(template).map(([key, value]) => [key, fillTemplate(value as Json, words)]));
}
