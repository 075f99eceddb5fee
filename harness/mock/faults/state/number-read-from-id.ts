import type { Fault } from '../../../model/mock.ts';

/** What a parser that stops at the first sign that is no digit makes of the last segment of a path. */
const tail = /^(\d+)[^\d].*$/;

export default {
  id: 'number-read-from-id',
  description: 'reads as much of an id as is a number',
  appliesTo: ({ profile: { resource } }) =>
    (resource.format === 'integer' && resource.request.in === 'path') || 'its ids are no numbers in a path',
  caughtBy: { requirement: 'missing.malformed-id', code: 'accepted-malformed-id' },
  forgives(refusal, call) {
    if (call.operation !== 'update' || !['malformed-id', 'unknown-user'].includes(refusal)) return false;
    return call.path.split('/').some((part) => call.users.has(tail.exec(decodeURIComponent(part))?.[1] ?? ''));
  },
} satisfies Fault;
