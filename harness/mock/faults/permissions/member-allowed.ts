import type { Fault } from '../../../model/mock.ts';
import { always } from '../../fault-kit/applies.ts';
import { lenientOn } from '../../fault-kit/forgiving.ts';

export default {
  id: 'member-allowed',
  description: 'lets every member change roles',
  family: 'permissions',
  appliesTo: always,
  caughtBy: { requirement: 'access.insufficient-role', code: 'accepted-insufficient-role' },
  forgives: lenientOn(['insufficient-role']),
} satisfies Fault;
