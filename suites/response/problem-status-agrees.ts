import {
  type Contract,
  type Finding,
  failure,
  type Json,
  type JsonObject,
  type Received,
  type Requirement,
  shown,
  valueAt,
} from '../../harness/suite.ts';
import { operationOf, responsesOf, typeOfBody } from '../steps/responses-of.ts';

/** Compares the status that an error body tells with the status of its response. */
export default {
  kind: 'judge',
  id: 'response.problem-status-agrees',
  level: 'must',
  severity: 'responses',
  sentence: 'A status code in an error body MUST be that of the response.',
  source: 'RFC 9457 section 3.1.2: the status member must be the status code of the response',
  matters: 'a client that reads the body takes one error for another',
  appliesTo: (contract) => {
    const told =
      statusPointers(contract).length > 0 ||
      Object.values(contract.update.responses).some(({ content }) => 'application/problem+json' in content);
    return told || 'error bodies do not tell a status';
  },
  judge({ contract, exchange }) {
    if (!operationOf(contract, exchange)) return [];
    return responsesOf(exchange).flatMap((response): readonly Finding[] => {
      if (response.status < 400 || !response.json?.ok) return [];
      const { value: body } = response.json;
      return [...new Set(pointersFor(contract, response))].flatMap((pointer) => {
        const told = valueAt(body, pointer);
        if (!isStatus(told, response) || String(told) === String(response.status)) return [];
        return [
          failure({
            code: 'problem-status-differs',
            fact: `${pointer} of an error body is not the status of its response`,
            expected: String(response.status),
            received: shown(told),
            at: pointer,
          }),
        ];
      });
    });
  },
} satisfies Requirement;

/** A word (`error`, `Unprocessable Entity`) or a code of the vendor's own (`1001`) is no status code, but in problem details, where it has to be one. */
function isStatus(told: Json | undefined, response: Received): boolean {
  if (told === undefined || told === null) return false;
  return /^[1-5]\d\d$/.test(String(told)) || typeOfBody(response) === 'application/problem+json';
}

function pointersFor(contract: Contract, response: Received): readonly string[] {
  const own = typeOfBody(response) === 'application/problem+json' ? ['/status'] : [];
  return [...own, ...statusPointers(contract, response.status)];
}

/** Where the profile's error shapes repeat the status; for one status, those of the shape that is for it. */
function statusPointers({ profile }: Contract, status?: number): readonly string[] {
  const shapes = profile.errors ?? [];
  const own =
    status === undefined
      ? shapes
      : [
          shapes.find(({ statuses }) => statuses?.includes(status)) ??
            shapes.find(({ statuses }) => statuses === undefined),
        ];
  return own.flatMap((shape) => (shape ? placesOfStatus(shape.body, '') : []));
}

function placesOfStatus(template: Json, pointer: string): readonly string[] {
  if (template === '{status}' || template === '{status:text}') return [pointer];
  if (typeof template !== 'object' || template === null || Array.isArray(template)) return [];
  return Object.entries(template as JsonObject).flatMap(([key, inner]) => placesOfStatus(inner, `${pointer}/${key}`));
}
