import type { Requirement } from '../../harness/suite.ts';
import { gapsAbout } from '../steps/gaps-about.ts';

/** Where prose and schema contradict each other, and credentials that the document does not ask for. */
export default {
  kind: 'examine',
  id: 'document.prose-agrees-with-schema',
  level: 'should',
  severity: 'responses',
  sentence: 'What the prose says SHOULD agree with what the document declares.',
  source: 'OpenAPI, Schema Object and Security Requirement Object',
  matters: 'a generated client follows the schema and is refused for what only a sentence says',
  examine: (contract) => gapsAbout(contract, 'prose'),
} satisfies Requirement;
