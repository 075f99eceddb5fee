import { compile, rawBodies } from '../../harness/schema/schema.ts';
import type { Json, Requirement } from '../../harness/suite.ts';
import { boundBody } from '../steps/bound-body.ts';
import { expectRefusal } from '../steps/expect-refusal.ts';
import { ranked } from '../steps/ranked.ts';
import { jsonOf } from '../steps/send-bytes.ts';
import { takesJson } from '../steps/takes-json.ts';

/** Sends JSON whose top is null, a truth value, a number, a text or a list. */
export default {
  kind: 'try',
  id: 'reject.not-an-object',
  level: 'must',
  severity: 'updates',
  sentence: 'A body that is JSON but not what the document describes MUST be refused.',
  matters: 'a wrong body passes for an update that changes nothing, or breaks the server',
  appliesTo: (contract) =>
    takesJson(contract) === true
      ? !compile(contract.request.enforceable).accepts(null) || 'the document accepts any JSON'
      : takesJson(contract),
  *scenarios({ contract, cases }) {
    const { accepts } = compile(contract.request.enforceable);
    const bodies = (payload: Json) =>
      rawBodies(payload, { largeBytes: 1, depth: 1 }).filter(({ cause }) => cause === 'not-an-object');
    for (const [index, { name }] of bodies(cases.simplest.body).entries()) {
      yield {
        name,
        purpose: 'not-an-object',
        rank: ranked(index),
        cost: 1,
        async run(steps, [testUser]) {
          const body = bodies(boundBody(steps, testUser, cases.simplest.body)).find((one) => one.name === name);
          const value = body && jsonOf(body.bytes);
          if (!body || value === undefined || accepts(value)) return steps.skip('the document accepts it');
          const exchange = await steps.update(testUser, { bytes: body.bytes, name, refusal: 'not-an-object' });
          return expectRefusal(steps, exchange, 'not-an-object');
        },
      };
    }
  },
} satisfies Requirement;
