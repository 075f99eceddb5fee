import {
  type Exchange,
  encodeUpdate,
  failure,
  isRefused,
  isSuccess,
  type Requirement,
  received,
  type Steps,
  statusOf,
} from '../../harness/suite.ts';
import { isReadable } from '../steps/arrange.ts';
import { boundBody } from '../steps/bound-body.ts';
import { notOffered, writing } from '../steps/foreign-methods.ts';
import { unknownId } from '../steps/ids.ts';
import { ranked } from '../steps/ranked.ts';

/**
 * Sends the update by methods that the document offers nowhere on its path, without credentials and for nobody. Who is let
 * in is told so, or is told what only who is let in is told: that there is no such user.
 */
export default {
  kind: 'try',
  id: 'access.undocumented-methods',
  severity: 'permissions',
  level: 'must',
  owasp: 'API9:2023 Improper Inventory Management',
  sentence: 'A method that the document does not offer MUST NOT update for a caller without credentials.',
  source: 'OWASP API Security Top 10 2023, API5 and API9',
  matters: 'an old way in that nobody looks after gives roles to strangers',
  appliesTo: ({ profile, request }) => {
    if (profile.auth.schemes.length === 0) return 'the contract asks for no credentials';
    return request.encoding === undefined || request.encoding === 'json' || 'updates are not JSON';
  },
  *scenarios(plan) {
    for (const [index, method] of notOffered(plan, writing).entries())
      yield {
        name: `${method} by a stranger`,
        purpose: 'no-credentials',
        rank: ranked(index),
        testUsers: 0,
        cost: 4,
        async run(steps) {
          const id = unknownId(plan);
          const body = boundBody(steps, { id }, steps.cases.simplest.body);
          const exchange = await steps.send({
            method,
            testUser: id,
            caller: 'anonymous',
            refusal: 'no-credentials',
            bytes: encodeUpdate(plan.contract.request, body).bytes ?? new Uint8Array(),
            name: `${method} of nobody, without credentials`,
          });
          if (isSuccess(exchange)) {
            const made = isReadable(steps) ? await steps.read(id) : undefined;
            const fact = `the method ${method}, which is not documented, ${made ? 'makes a user' : 'is done'} for who has no credentials`;
            const words = { code: 'method-open', fact, expected: 'a refusal', received: received(exchange) };
            return [failure(words, exchange)];
          }
          if (![400, 404, 409, 422].includes(statusOf(exchange) ?? 0)) return [];
          return (await isLetIn(steps, exchange, id, method))
            ? [
                failure(
                  {
                    code: 'method-open',
                    fact: `the method ${method}, which is not documented, looks for the user before it asks who calls`,
                    expected: 'status 405, 401 or 404 as for any path that there is not',
                    received: received(exchange),
                  },
                  exchange,
                ),
              ]
            : [];
        },
      };
  },
} satisfies Requirement;

/** Whether a stranger is told of nobody what the documented update tells an administrator, and not what any path would. */
async function isLetIn(steps: Steps, exchange: Exchange, id: string, method: string): Promise<boolean> {
  const { body } = steps.cases.simplest;
  const told = await steps.update(id, { body, refusal: 'unknown-user', name: 'the documented update of nobody' });
  const text = textOf(exchange, id);
  if (text === undefined || !isRefused(told) || textOf(told, id) !== text) return false;
  const path = `${exchange.request.path}/rolecall-nowhere`;
  const nowhere = await steps.send({ method, path, caller: 'anonymous', name: `${method} where there is nothing` });
  return textOf(nowhere, id) !== text;
}

/** Status and body, without the id and what the request was; `undefined` without a body. */
function textOf({ outcome, request }: Exchange, id: string): string | undefined {
  if (outcome.kind !== 'response' || outcome.body.length === 0) return undefined;
  const text = Buffer.from(outcome.body).toString();
  return [request.path, id, request.method].reduce(
    (rest, part) => rest.replaceAll(part, ''),
    `${outcome.status} ${text}`,
  );
}
