import { isObject } from '../../../domain/is-object.ts';
import type { Fault } from '../../../model/mock.ts';
import { always } from '../../fault-kit/applies.ts';
import { lenientOn } from '../../fault-kit/forgiving.ts';

export default {
  id: 'not-an-object-accepted',
  description: 'responses a list, a text or null with success',
  family: 'validation',
  appliesTo: always,
  caughtBy: { requirement: 'reject.not-an-object', code: 'accepted-not-an-object' },
  forgives: lenientOn(['not-an-object', 'invalid-value', 'missing-field'], (call) => !isObject(call.body)),
} satisfies Fault;
