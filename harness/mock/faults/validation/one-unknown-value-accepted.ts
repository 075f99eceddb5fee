import type { Fault } from '../../../model/mock.ts';
import { mainField, possibleValues, requested } from '../../fault-kit/main-field.ts';
import { concernsMainChange, listsTexts } from '../../fault-kit/request-shape.ts';

export default {
  id: 'one-unknown-value-accepted',
  description: 'accepts one value that is not listed: a listed one in other letters',
  appliesTo: listsTexts,
  caughtBy: { requirement: 'reject.lookalike-values', code: 'accepted-invalid-value' },
  forgives(refusal, call) {
    const change = mainField(call.contract);
    const [, second = 'x'] = possibleValues(call.contract, change);
    const value = requested(call, change);
    const alike = [value]
      .flat()
      .some((each) => typeof each === 'string' && each.toLowerCase() === String(second).toLowerCase());
    return ['invalid-value', 'unknown-role'].includes(refusal) && concernsMainChange(call) && alike;
  },
} satisfies Fault;
