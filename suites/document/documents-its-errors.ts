import {
  boundStatuses,
  type Contract,
  customaryStatuses,
  documentedResponse,
  documentedStatuses,
  type Finding,
  gap,
  type Refusal,
  type Requirement,
} from '../../harness/suite.ts';

/** What every such operation must refuse sooner or later, and the refusals of which one should have a documented status code. */
const needed: readonly (readonly [string, readonly Refusal[], (contract: Contract) => boolean])[] = [
  ['wrong or missing credentials', ['no-credentials'], ({ profile }) => profile.auth.schemes.length > 0],
  ['a caller who may not', ['insufficient-role', 'no-credentials'], ({ profile }) => profile.auth.schemes.length > 0],
  ['an invalid body', ['invalid-value'], () => true],
  ['a user who does not exist', ['unknown-user'], () => true],
  ['too many requests', ['rate-limited'], ({ profile }) => profile.rateLimit !== undefined],
];

/** Looks for a documented response to each refusal that no such operation can avoid. */
export default {
  kind: 'examine',
  id: 'document.documents-its-errors',
  level: 'should',
  severity: 'responses',
  sentence: 'The document SHOULD list a response for every refusal that clients have to handle.',
  source: 'OpenAPI, Responses Object',
  matters: 'clients cannot be written for errors that nobody describes',
  examine(contract) {
    const { update } = contract;
    return needed.flatMap(([what, refusals, applies]): readonly Finding[] => {
      const statuses = new Set(
        refusals.flatMap((refusal) => [...boundStatuses(contract, refusal), ...customaryStatuses(refusal)]),
      );
      if (!applies(contract) || statuses.values().some((status) => documentedResponse(update, status))) return [];
      const words = {
        code: 'error-undocumented',
        fact: `no response is documented for ${what}`,
        expected: [...statuses].join(' or '),
      };
      return [gap({ ...words, received: documentedStatuses(update), at: update.pointer })];
    });
  },
} satisfies Requirement;
