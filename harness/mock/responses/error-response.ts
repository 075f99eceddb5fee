import { documentedResponse } from '../../domain/documented-response.ts';
import { isObject } from '../../domain/is-object.ts';
import type { Contract, Operation } from '../../model/contract.ts';
import type { Json } from '../../model/json.ts';
import type { MockResponse } from '../../model/mock.ts';
import type { Refusal } from '../../model/profile.ts';
import type { Choices } from '../choices.ts';
import { challengeOf } from '../credentials.ts';
import { STATUS_CODES } from '../http/node-http.ts';
import { statusesOfRefusal } from '../statuses-of-refusal.ts';
import { documentedHeaders } from './documented-headers.ts';
import { bodySchemaOf, mediaTypeOf } from './documented-response.ts';
import { fillTemplate } from './fill-template.ts';
import { sampleOfSchema } from './sample-of-schema.ts';

/** What an error is about; without a refusal it is a path that nobody documents, or a forced status. */
export interface ErrorReason {
  readonly refusal?: Refusal;
  readonly status?: number;
  readonly detail?: string;
}

/** The response to a refused request: status by refusal, body in the vendor's shape, the headers that go with it. */
export function errorResponse(
  contract: Contract,
  operation: Operation,
  choices: Choices,
  reason: ErrorReason,
): MockResponse {
  const status = reason.status ?? statusFor(contract, operation, choices, reason.refusal);
  const { code, detail } = (reason.refusal && contract.profile.refusals?.[reason.refusal]) ?? {};
  const title = STATUS_CODES[status] ?? 'Error';
  const words = {
    status,
    title,
    detail:
      reason.detail ??
      detail ??
      `the request is refused: ${(reason.refusal ?? title).replaceAll('-', ' ').toLowerCase()}`,
    code: code ?? (reason.refusal ?? 'error').replaceAll('-', '_'),
  };
  const documented = documentedResponse(operation, status);
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

function statusFor(contract: Contract, operation: Operation, choices: Choices, refusal: Refusal | undefined): number {
  if (refusal === undefined) return 404;
  const statuses = statusesOfRefusal(contract, operation, refusal);
  return choices.statuses[refusal] ?? statuses[Math.min(choices.alternative, statuses.length - 1)] ?? 400;
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
