import { acceptedPages } from './accepted-pages.ts';
import { checkPages } from './check-pages.ts';
import { clientPages } from './client-pages.ts';
import { documentPages } from './document-pages.ts';
import { limitPages } from './limit-pages.ts';
import type { FindingPage, FindingPages } from './page.ts';
import { refusedPages } from './refused-pages.ts';
import { responsePages } from './response-pages.ts';
import { statePages } from './state-pages.ts';

/** Every page by topic; of one code the first topic's counts. */
export const findingTopics: readonly { readonly topic: string; readonly pages: FindingPages }[] = [
  { topic: 'Carried out, and to be refused', pages: acceptedPages },
  { topic: 'Refused, and how', pages: refusedPages },
  { topic: 'Stored and read', pages: statePages },
  { topic: 'Responses', pages: responsePages },
  { topic: 'Rate limits', pages: limitPages },
  { topic: 'The document', pages: documentPages },
  { topic: 'Clients and their requests', pages: clientPages },
  { topic: 'A contract of your own, as rolecall check sees it', pages: checkPages },
];

/** The page of a code, whoever is judged: some codes are said of servers and of clients. */
export function findPages(code: string): readonly FindingPage[] {
  // A request that breaks its schema is told by the keyword, `breaks-enum`, or by the rule of the profile.
  const known = code.startsWith('breaks-') ? 'breaks-keyword' : code;
  return findingTopics.flatMap(({ pages }) => pages[known] ?? []);
}

/** Whether a code is said of a contract before anything is sent, and so of no response. */
export function isOfCheck(code: string): boolean {
  return Object.hasOwn(checkPages, code);
}

/** Every code that has a page. */
export function findingCodes(): readonly string[] {
  return [...new Set(findingTopics.flatMap(({ pages }) => Object.keys(pages)))];
}
