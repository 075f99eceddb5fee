import { compile, rawBodies } from '../../harness/schema/schema.ts';
import type { Finding, OldRequirement } from '../../harness/suite.ts';
import { boundBody } from '../steps/bound-body.ts';
import { expectRefusal } from '../steps/expect-refusal.ts';
import { requireSuccess } from '../steps/require-success.ts';
import { jsonOf } from '../steps/send-bytes.ts';
import { takesJson } from '../steps/takes-json.ts';

/** Sends JSON whose top is null, a truth value, a number, a text or a list. */
export default {
  id: 'reject.not-an-object',
  level: 'must',
  severity: 'updates',
  sentence: 'A body that is JSON but not what the document describes MUST be refused.',
  matters: 'a wrong body passes for an update that changes nothing, or breaks the server',
  appliesTo: (contract) =>
    takesJson(contract) === true
      ? !compile(contract.request.enforceable).accepts(null) || 'the document accepts any JSON'
      : takesJson(contract),
  async try(context) {
    const findings: Finding[] = [];
    await requireSuccess(context);
    const names = rawBodies(context.cases.simplest.body, { largeBytes: 1, depth: 1 }).filter(
      ({ cause }) => cause === 'not-an-object',
    );
    await context.forEachTestUser(names, async ({ name }, testUser) => {
      const payload = boundBody(context, testUser, context.cases.simplest.body);
      const body = rawBodies(payload, { largeBytes: 1, depth: 1 }).find((one) => one.name === name);
      const value = body && jsonOf(body.bytes);
      if (!body || value === undefined || compile(context.contract.request.enforceable).accepts(value)) return;
      const exchange = await context.update(testUser, { bytes: body.bytes, name, refusal: 'not-an-object' });
      findings.push(...expectRefusal(context, exchange, 'not-an-object'));
    });
    return findings;
  },
  mustCatch: ['crash-on-array-body', 'crash-on-null-body', 'not-an-object-accepted'],
} satisfies OldRequirement;
