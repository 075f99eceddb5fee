import type { Requirement } from '../../harness/suite.ts';
import { gapsAbout } from '../steps/gaps-about.ts';

/** What the reader of the contract noticed about examples. */
export default {
  kind: 'examine',
  id: 'document.examples-match-schema',
  level: 'should',
  severity: 'responses',
  sentence: 'Documented examples SHOULD conform to their own schemas.',
  source: 'OpenAPI, Example Object',
  matters: 'a client team copies the example and is refused, or tests against a response that never comes',
  examine: (contract) => gapsAbout(contract, 'examples'),
} satisfies Requirement;
