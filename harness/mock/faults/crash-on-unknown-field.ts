import type { Fault } from '../../model/mock.ts';
import { always } from '../fault-kit/applies.ts';
import { breaksDownOn } from '../fault-kit/server-error.ts';
import { hasUnknownField } from '../fault-kit/unknown-fields.ts';

export default {
  id: 'crash-on-unknown-field',
  description: 'breaks down on a field that it does not know',
  family: 'validation',
  appliesTo: always,
  caughtBy: { requirement: 'accept.unknown-field', code: 'server-error' },
  responses: breaksDownOn(hasUnknownField),
} satisfies Fault;
