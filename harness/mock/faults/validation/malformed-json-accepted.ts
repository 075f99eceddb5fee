import type { Fault } from '../../../model/mock.ts';
import { always } from '../../fault-kit/applies.ts';
import { lenientOn } from '../../fault-kit/forgiving.ts';

export default {
  id: 'malformed-json-accepted',
  description: 'responses what is no JSON with success',
  family: 'validation',
  appliesTo: always,
  caughtBy: { requirement: 'reject.malformed-json', code: 'accepted-malformed-json' },
  forgives: lenientOn(['malformed-json', 'missing-field']),
} satisfies Fault;
