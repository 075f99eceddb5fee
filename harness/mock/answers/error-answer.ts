import { STATUS_CODES } from 'node:http';
import type { Contract, Operation } from '../../model/contract.ts';
import type { Json } from '../../model/json.ts';
import type { MockAnswer } from '../../model/mock.ts';
import type { Cause } from '../../model/profile.ts';
import { isObject } from '../../schema/reading/subschemas.ts';
import type { Choices } from '../choices.ts';
import { challengeOf } from '../credentials.ts';
import { statusesOfCause } from '../statuses-of-cause.ts';
import { bodySchemaOf, documentedAnswer, mediaTypeOf } from './documented-answer.ts';
import { documentedHeaders } from './documented-headers.ts';
import { fillTemplate } from './fill-template.ts';
import { sampleOfSchema } from './sample-of-schema.ts';

/** What an error is about; without a cause it is a path that nobody documents, or a forced status. */
export interface ErrorReason {
  readonly cause?: Cause;
  readonly status?: number;
  readonly detail?: string;
}

/** The answer to a refused request: status by cause, body in the vendor's shape, the headers that go with it. */
export function errorAnswer(
  contract: Contract,
  operation: Operation,
  choices: Choices,
  reason: ErrorReason,
): MockAnswer {
  const status = reason.status ?? statusFor(contract, operation, choices, reason.cause);
  const { code, detail } = (reason.cause && contract.profile.causes?.[reason.cause]) ?? {};
  const title = STATUS_CODES[status] ?? 'Error';
  const words = {
    status,
    title,
    detail:
      reason.detail ??
      detail ??
      `the request is refused: ${(reason.cause ?? title).replaceAll('-', ' ').toLowerCase()}`,
    code: code ?? (reason.cause ?? 'error').replaceAll('-', '_'),
  };
  const documented = documentedAnswer(operation, status);
  const headers: Record<string, string> = documentedHeaders(documented);
  if (status === 401) headers['WWW-Authenticate'] = challengeOf(contract);
  const shapes = contract.profile.errors ?? [];
  const shape =
    shapes.find(({ statuses }) => statuses?.includes(status)) ?? shapes.find(({ statuses }) => statuses === undefined);
  if (shape)
    return { status, headers: { ...headers, 'Content-Type': shape.mediaType }, body: fillTemplate(shape.body, words) };
  const type = mediaTypeOf(documented);
  if (type === undefined)
    return { status, headers: { ...headers, 'Content-Type': 'application/json' }, body: { error: words.detail } };
  return {
    status,
    headers: { ...headers, 'Content-Type': type },
    body: sampledBody(bodySchemaOf(documented), status, words.detail),
  };
}

function statusFor(contract: Contract, operation: Operation, choices: Choices, cause: Cause | undefined): number {
  if (cause === undefined) return 404;
  const statuses = statusesOfCause(contract, operation, cause);
  return choices.statuses[cause] ?? statuses[Math.min(choices.alternative, statuses.length - 1)] ?? 400;
}

/** No template: the document's own sample, saying the status where it has a place for it. */
function sampledBody(schema: Parameters<typeof sampleOfSchema>[0], status: number, detail: string): Json {
  const body = sampleOfSchema(schema, 'everything');
  if (!isObject(body)) return body;
  return {
    ...body,
    ...(typeof body.status === 'number' ? { status } : {}),
    ...(typeof body.detail === 'string' ? { detail } : {}),
    ...(typeof body.message === 'string' ? { message: detail } : {}),
  };
}
