import type { Fault } from '../../model/mock.ts';
import { isUpdated } from '../fault-kit/answered-users.ts';
import { storeFor } from '../fault-kit/honest-update.ts';
import { enter, leave } from '../fault-kit/in-flight.ts';
import { showsChange } from '../fault-kit/shown-users.ts';

export default {
  id: 'crossed-subjects',
  says: 'mixes up two users who are updated at once',
  family: 'state',
  appliesTo: showsChange,
  caughtBy: { requirement: 'concurrency.subjects-isolated', code: 'subjects-mixed' },
  stores(users, call, accepted) {
    const { subject } = call;
    if (!accepted || !subject) return 'also';
    const busy = [...users.values()].find(
      (user) => user.id !== subject.id && Number(call.memory.get(`crossed ${user.id}`) ?? 0) > 0,
    );
    enter(call, `crossed ${subject.id}`);
    if (!busy) return 'also';
    storeFor(busy, call);
    return 'instead';
  },
  async answers(answer, call) {
    if (isUpdated(answer, call)) await leave(call, `crossed ${call.subject?.id}`);
  },
} satisfies Fault;
