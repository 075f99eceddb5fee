export { compareUsers } from './verdict/compare-users.ts';
export { documentedAnswer, documentedStatuses } from './verdict/documented-status.ts';
export { judgeRefusal } from './verdict/judge-refusal.ts';
export { judgeSuccess } from './verdict/judge-success.ts';
export { failure, gap, note, received, shown } from './verdict/make-finding.ts';
