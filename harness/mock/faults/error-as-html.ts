import type { Fault } from '../../model/mock.ts';
import { isError } from '../fault-kit/answered-users.ts';
import { documentsErrors } from '../fault-kit/applies.ts';

export default {
  id: 'error-as-html',
  says: 'answers errors as HTML pages',
  family: 'shape',
  appliesTo: (contract) => documentsErrors(contract),
  caughtBy: { requirement: 'every-answer.media-type-documented', code: 'media-type-undocumented' },
  answers(answer) {
    if (!isError(answer)) return;
    answer.headers['Content-Type'] = 'text/html; charset=utf-8';
    answer.bytes = Buffer.from('<!doctype html><title>Error</title><p>That did not work.');
  },
} satisfies Fault;
