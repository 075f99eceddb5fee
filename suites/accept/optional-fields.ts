import {
  type Finding,
  failure,
  type Json,
  put,
  type Requirement,
  type Subject,
  shown,
  showsValue,
  type Trial,
  valueAt,
} from '../../harness/index.ts';
import { isAccepted } from '../steps/answered.ts';
import { expectSuccess } from '../steps/expect-success.ts';
import { fieldsOf } from '../steps/fields-of.ts';

/** Updates that set all fields at once. */
const mostFull = 3;

/**
 * For each field that some valid updates have and others lack: the shortest of either kind, then all fields at once.
 * What was sent is read back, so that a field that is taken and forgotten is seen too.
 */
export default {
  id: 'accept.optional-fields',
  level: 'must',
  sentence:
    'A field that the document does not require MAY be left out, and MUST be accepted and stored when it is sent.',
  matters: 'a client that sends only what it changes, or all that it may, is refused or heard in part',
  appliesTo: () => true,
  async try(trial) {
    const findings: Finding[] = [];
    const tries = optionalFields(trial);
    if (tries.length === 0) trial.skip('every field that may be sent is required');
    await trial.forEachSubject(tries, async ({ pointer, make, has }, subject) => {
      const body = make(subject);
      if (body === undefined) return;
      const name = `${pointer || 'all fields'}.optional ${has ? 'sent' : 'left out'}`;
      const exchange = await trial.update(subject, { body, name });
      for (const finding of expectSuccess(trial, exchange)) {
        const code = has ? 'optional-field-refused' : 'optional-field-demanded';
        findings.push(finding.code === 'refused-valid' ? { ...finding, code, at: pointer } : finding);
      }
      if (!has || !isAccepted(trial.contract, exchange)) return;
      const view = (await trial.read(subject)) ?? trial.userOf(exchange);
      for (const change of trial.contract.profile.changes) {
        const sent = valueAt(body, change.request);
        const stored = view?.values[change.name];
        if (sent === undefined || stored === undefined || change.deprecated || showsValue(change, sent, stored))
          continue;
        const fact = `${change.name} is accepted but not stored`;
        const words = { code: 'change-not-stored', fact, expected: shown(sent), received: shown(stored) };
        findings.push(failure({ ...words, at: change.request }, exchange));
      }
    });
    return findings;
  },
  mustCatch: ['optional-field-demanded', 'optional-field-refused', 'partly-applied'],
} satisfies Requirement;

interface Optional {
  readonly pointer: string;
  readonly has: boolean;
  /** `undefined` when the subject lacks what the body needs. */
  readonly make: (subject: Subject) => Json | undefined;
}

function optionalFields(trial: Trial): readonly Optional[] {
  const bodies = [trial.cases.simplest, ...trial.cases.valid, ...trial.cases.random('valid', 40)]
    .map(({ body }) => body)
    .sort((one, other) => JSON.stringify(one).length - JSON.stringify(other).length);
  const pointers = [...new Set(bodies.flatMap((body) => fieldsOf(body)))];
  const pairs = pointers.flatMap((pointer): readonly Optional[] => {
    const parent = pointer.slice(0, pointer.lastIndexOf('/'));
    const without = bodies.find((body) => valueAt(body, pointer) === undefined && valueAt(body, parent) !== undefined);
    const sent = bodies.find((body) => valueAt(body, pointer) !== undefined);
    if (without === undefined || sent === undefined) return [];
    return [
      { pointer, has: false, make: () => without },
      { pointer, has: true, make: () => sent },
    ];
  });
  // What is null may well be null already; a value is seen to be stored.
  const count = (body: Json) => fieldsOf(body).filter((pointer) => valueAt(body, pointer) !== null).length;
  const fullest = [...bodies].sort((one, other) => count(other) - count(one)).slice(0, mostFull);
  const all = pairs.length === 0 ? [] : fullest.map((body) => ({ pointer: '', has: true, make: () => body }));
  return [...pairs, ...all, ...ownEmail(trial)];
}

/** The e-mail address, which no other update sends: set to the one that the subject has. */
function ownEmail(trial: Trial): readonly Optional[] {
  const { changes, user } = trial.contract.profile;
  const permitted = trial.target.allow.includes('profile-fields');
  const email = changes.find((change) => user.email !== undefined && change.user === user.email);
  if (!email || !permitted) return [];
  const make = (subject: Subject) =>
    subject.email === undefined ? undefined : put(trial.cases.simplest.body, email.request, subject.email);
  return [{ pointer: email.request, has: true, make }];
}
