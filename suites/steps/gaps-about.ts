import type { Contract, Finding } from '../../harness/suite.ts';

/** What each kind of documentation gap is about, by its code; what is not listed is about the document's form. */
const topics: Readonly<Record<string, 'examples' | 'prose' | 'errors'>> = {
  'example-breaks-schema': 'examples',
  'example-not-json': 'examples',
  'prose-contradicts-schema': 'prose',
  'security-anonymous': 'prose',
  'security-missing': 'prose',
  'errors-undocumented': 'errors',
};

/** The gaps that were found while reading the contract, of one topic. */
export function gapsAbout(contract: Contract, topic: 'examples' | 'prose' | 'errors' | 'form'): readonly Finding[] {
  const byReaders = new Set((contract.profile.gaps ?? []).map(({ id }) => id));
  return contract.gaps.filter(({ code }) => (topics[code] ?? (byReaders.has(code) ? 'prose' : 'form')) === topic);
}
