import { at } from '../../../domain/pointer.ts';
import type { Fault } from '../../../model/mock.ts';
import { requestUses } from '../../fault-kit/applies.ts';
import { schemaAtPlace } from '../../responses/schema-place.ts';

export default {
  id: 'length-off-by-one',
  description: 'accepts texts that are one character too long',
  appliesTo: requestUses('maxLength'),
  caughtBy: { requirement: 'reject.schema', code: 'accepted-invalid-value' },
  forgives(refusal, call) {
    const { violation, body, contract } = call;
    if (refusal !== 'invalid-value' || violation === undefined || body === undefined) return false;
    const value = at(body, violation.pointer);
    const most = schemaAtPlace(contract.request.enforceable, violation.pointer)?.maxLength;
    return violation.keyword === 'maxLength' && typeof value === 'string' && [...value].length === Number(most) + 1;
  },
} satisfies Fault;
