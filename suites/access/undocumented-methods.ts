import {
  type Exchange,
  encodeUpdate,
  type Finding,
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
 * Sends the update by methods that the document offers nowhere on its path, without credentials and as a member, for nobody. Who is let
 * in is told so, or is told what only who is let in is told: that there is no such user.
 */
export default {
  kind: 'try',
  id: 'access.undocumented-methods',
  severity: 'permissions',
  level: 'must',
  owasp: 'API9:2023 Improper Inventory Management',
  sentence: 'A method that the document does not offer MUST NOT update for a caller who may not update.',
  source: 'OWASP API Security Top 10 2023, API5 and API9',
  matters: 'an old way in that nobody looks after gives roles to strangers',
  appliesTo: ({ profile, request }) => {
    if (profile.auth.schemes.length === 0) return 'the contract asks for no credentials';
    return request.encoding === undefined || request.encoding === 'json' || 'updates are not JSON';
  },
  *scenarios(plan) {
    for (const [index, method] of notOffered(plan, writing).entries())
      for (const caller of ['anonymous', 'member'] as const)
        yield {
          name: `${method} by a ${caller === 'anonymous' ? 'stranger' : 'member'}`,
          purpose: caller === 'anonymous' ? 'no-credentials' : 'insufficient-role',
          rank: caller === 'anonymous' ? ranked(index) : 'named',
          needs: caller === 'member' ? [{ caller }] : [],
          testUsers: 0,
          cost: 5,
          run: (steps) => tryMethod(steps, method, caller),
        };
  },
} satisfies Requirement;

type Outsider = 'anonymous' | 'member';

async function tryMethod(steps: Steps, method: string, caller: Outsider): Promise<readonly Finding[]> {
  const id = unknownId(steps);
  const who = caller === 'anonymous' ? 'who has no credentials' : 'a member who may not update';
  const body = boundBody(steps, { id }, steps.cases.simplest.body);
  const exchange = await steps.send({
    method,
    testUser: id,
    caller,
    refusal: caller === 'anonymous' ? 'no-credentials' : 'insufficient-role',
    bytes: encodeUpdate(steps.contract.request, body).bytes ?? new Uint8Array(),
    name: `${method} of nobody, ${caller === 'anonymous' ? 'without credentials' : 'by a member'}`,
  });
  const open = (fact: string, expected: string) => [
    failure({ code: 'method-open', fact, expected, received: received(exchange) }, exchange),
  ];
  const which = `the method ${method}, which is not documented,`;
  if (isSuccess(exchange)) {
    const made = isReadable(steps) ? await steps.read(id) : undefined;
    return open(`${which} ${made ? 'makes a user' : 'is done'} for ${who}`, 'a refusal');
  }
  if (![400, 404, 409, 422].includes(statusOf(exchange) ?? 0)) return [];
  if (!(await isLetIn(steps, exchange, id, method, caller))) return [];
  return open(
    `${which} looks for the user before it asks ${caller === 'anonymous' ? 'who calls' : 'whether the caller may'}`,
    `status 405, ${caller === 'anonymous' ? '401' : '403'} or 404 as for any path that there is not`,
  );
}

/** Whether an outsider is told of nobody what the documented update tells an administrator alone, and not what any path would. */
async function isLetIn(
  steps: Steps,
  exchange: Exchange,
  id: string,
  method: string,
  caller: Outsider,
): Promise<boolean> {
  const { body } = steps.cases.simplest;
  const told = await steps.update(id, { body, refusal: 'unknown-user', name: 'the documented update of nobody' });
  const text = textOf(exchange, id);
  if (text === undefined || !isRefused(told) || textOf(told, id) !== text) return false;
  // Who may not update may still be told by the documented method that there is nobody.
  const own = await steps.update(id, {
    body,
    caller,
    refusal: 'unknown-user',
    name: `the same, ${caller}`,
    open: true,
  });
  if (textOf(own, id) === text) return false;
  const path = `${exchange.request.path}/rolecall-nowhere`;
  const nowhere = await steps.send({ method, path, caller, name: `${method} where there is nothing` });
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
