import { type Contract, documentedStatuses, type Finding, gap, type Requirement } from '../../harness/index.ts';

/** What every such operation must refuse sooner or later, and the statuses of which one should be documented for it. */
const needed: readonly (readonly [string, readonly number[], (contract: Contract) => boolean])[] = [
  ['wrong or missing credentials', [401, 403], ({ profile }) => profile.auth.schemes.length > 0],
  ['a caller who may not', [403, 401, 404], ({ profile }) => profile.auth.schemes.length > 0],
  ['an invalid body', [400, 422], () => true],
  ['a user who does not exist', [404, 403, 410], () => true],
  ['too many requests', [429], ({ profile }) => profile.rateLimit !== undefined],
];

/** Looks for a documented response to each refusal that no such operation can avoid. */
export default {
  id: 'document.documents-its-errors',
  level: 'should',
  sentence: 'The document SHOULD list a response for every refusal that clients have to handle.',
  source: 'OpenAPI, Responses Object',
  matters: 'clients cannot be written for errors that nobody describes',
  appliesTo: () => true,
  examine(contract) {
    const { update } = contract;
    const covers = (status: number) =>
      [String(status), `${Math.floor(status / 100)}XX`, 'default'].some((one) => one in update.responses);
    return needed.flatMap(([what, statuses, applies]): readonly Finding[] => {
      if (!applies(contract) || statuses.some(covers)) return [];
      const words = {
        code: 'error-undocumented',
        fact: `no response is documented for ${what}`,
        expected: statuses.join(' or '),
      };
      return [gap({ ...words, received: documentedStatuses(update), at: update.pointer })];
    });
  },
  mustCatch: [],
} satisfies Requirement;
