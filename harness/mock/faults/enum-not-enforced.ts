import type { Fault } from '../../model/mock.ts';
import { mainField, requested } from '../fault-kit/main-field.ts';
import { concernsMainChange, listsTexts } from '../fault-kit/request-shape.ts';

export default {
  id: 'enum-not-enforced',
  description: 'accepts any text where some are listed',
  family: 'validation',
  appliesTo: listsTexts,
  caughtBy: { requirement: 'reject.schema', code: 'accepted-invalid-value' },
  forgives(refusal, call) {
    const value = requested(call, mainField(call.contract));
    const texts = [value].flat().every((each) => typeof each === 'string');
    return ['invalid-value', 'unknown-role'].includes(refusal) && concernsMainChange(call) && texts;
  },
} satisfies Fault;
