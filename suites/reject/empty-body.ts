import type { Requirement } from '../../harness/suite.ts';
import { expectRefusal } from '../steps/expect-refusal.ts';
import { ranked } from '../steps/ranked.ts';
import { bytesOf } from '../steps/send-bytes.ts';
import { takesJson } from '../steps/takes-json.ts';

/** Sends no byte at all, and nothing but white space. */
export default {
  kind: 'try',
  id: 'reject.empty-body',
  level: 'must',
  severity: 'updates',
  sentence: 'An update without a body MUST be refused where the document requires one.',
  matters: 'a client that loses its body believes that the role was changed',
  appliesTo: (contract) =>
    takesJson(contract) === true
      ? contract.request.required || 'the document does not require a body'
      : takesJson(contract),
  *scenarios({ contract }) {
    const bodies = [
      ['empty body', ''],
      ['only white space', ' \r\n'],
    ] as const;
    for (const [index, [name, text]] of bodies.entries()) {
      yield {
        name,
        purpose: 'empty-body',
        rank: ranked(index),
        cost: 1,
        async run(steps, [testUser]) {
          const { mediaType: contentType } = contract.request;
          const what = { bytes: bytesOf(text), contentType, name, refusal: 'empty-body' } as const;
          return expectRefusal(steps, await steps.update(testUser, what), 'empty-body');
        },
      };
    }
  },
} satisfies Requirement;
