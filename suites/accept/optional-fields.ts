import {
  type Finding,
  type Json,
  type JsonObject,
  type Requirement,
  type Trial,
  valueAt,
} from '../../harness/index.ts';
import { expectSuccess } from '../steps/expect-success.ts';

/** For each field that some valid updates have and others lack: the shortest of either kind. */
export default {
  id: 'accept.optional-fields',
  level: 'must',
  sentence: 'A field that the document does not require MAY be left out, and MUST be accepted when it is sent.',
  matters: 'a client that sends only what it changes is refused',
  appliesTo: () => true,
  async try(trial) {
    const findings: Finding[] = [];
    const pairs = optionalFields(trial);
    if (pairs.length === 0) trial.skip('every field that may be sent is required');
    await trial.forEachSubject(pairs, async ({ pointer, body, has }, subject) => {
      const name = `${pointer}.optional ${has ? 'sent' : 'left out'}`;
      const exchange = await trial.update(subject, { body, name });
      for (const finding of expectSuccess(trial, exchange)) {
        const refused = finding.code === 'refused-valid';
        findings.push(
          refused
            ? { ...finding, code: has ? 'optional-field-refused' : 'optional-field-demanded', at: pointer }
            : finding,
        );
      }
    });
    return findings;
  },
  mustCatch: [],
} satisfies Requirement;

interface Optional {
  readonly pointer: string;
  readonly body: Json;
  readonly has: boolean;
}

function optionalFields(trial: Trial): readonly Optional[] {
  const bodies = [trial.cases.simplest, ...trial.cases.valid, ...trial.cases.random('valid', 40)]
    .map(({ body }) => body)
    .sort((one, other) => JSON.stringify(one).length - JSON.stringify(other).length);
  const pointers = [...new Set(bodies.flatMap((body) => members(body, '')))];
  return pointers.flatMap((pointer): readonly Optional[] => {
    const without = bodies.find(
      (body) => valueAt(body, pointer) === undefined && valueAt(body, parent(pointer)) !== undefined,
    );
    const sent = bodies.find((body) => valueAt(body, pointer) !== undefined);
    if (without === undefined || sent === undefined) return [];
    return [
      { pointer, body: without, has: false },
      { pointer, body: sent, has: true },
    ];
  });
}

function members(value: Json, pointer: string): readonly string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  return Object.entries(value as JsonObject).flatMap(([key, inner]) => {
    const own = `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    return [own, ...members(inner, own)];
  });
}

function parent(pointer: string): string {
  return pointer.slice(0, pointer.lastIndexOf('/'));
}
