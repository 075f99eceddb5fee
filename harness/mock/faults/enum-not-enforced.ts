import type { Fault } from '../../model/mock.ts';
import { mainChange, requested } from '../fault-kit/main-change.ts';
import { concernsMainChange, listsTexts } from '../fault-kit/request-shape.ts';

export default {
  id: 'enum-not-enforced',
  says: 'accepts any text where some are listed',
  family: 'validation',
  appliesTo: listsTexts,
  caughtBy: { requirement: 'reject.schema', code: 'accepted-invalid-value' },
  forgives(cause, call) {
    const value = requested(call, mainChange(call.contract));
    const texts = [value].flat().every((each) => typeof each === 'string');
    return ['invalid-value', 'unknown-role'].includes(cause) && concernsMainChange(call) && texts;
  },
} satisfies Fault;
