import type { Fault } from '../../model/mock.ts';
import { isUpdated } from '../fault-kit/answered-users.ts';
import { answersUser } from '../fault-kit/applies.ts';

export default {
  id: 'html-for-json',
  says: 'answers a success as an HTML page',
  family: 'shape',
  appliesTo: answersUser,
  caughtBy: { requirement: 'every-answer.media-type-documented', code: 'media-type-undocumented' },
  answers(answer, call) {
    if (!isUpdated(answer, call)) return;
    answer.headers['Content-Type'] = 'text/html';
    answer.bytes = Buffer.from('<!doctype html><title>Done</title><p>The user was updated.');
  },
} satisfies Fault;
