import type { Requirement } from '../../harness/suite.ts';
import { gapsAbout } from '../steps/gaps-about.ts';

/** Where the document breaks the published schema of its version, and what had to be read with a grain of salt: keywords of other versions, references beside siblings, enums with a value twice. */
export default {
  kind: 'examine',
  id: 'document.is-valid-openapi',
  level: 'should',
  severity: 'responses',
  sentence: 'The document SHOULD be valid for the version of OpenAPI that it names.',
  source: 'OpenAPI, Specification',
  matters: 'generators and validators read it differently, or not at all',
  examine: (contract) => gapsAbout(contract, 'form'),
} satisfies Requirement;
