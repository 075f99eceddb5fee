import type { Fault } from '../../model/mock.ts';
import { always } from '../fault-kit/applies.ts';
import { lenientOn } from '../fault-kit/forgiving.ts';

export default {
  id: 'other-organisation-allowed',
  says: 'lets the administrator of one organisation change the users of another',
  family: 'rights',
  appliesTo: always,
  caughtBy: { requirement: 'access.other-organisation', code: 'accepted-other-organisation' },
  forgives: lenientOn(['other-organisation'], (call) => call.caller === 'outsider'),
} satisfies Fault;
