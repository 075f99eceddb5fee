import type { JsonSchemaObject } from '../model/json.ts';

const count = { type: 'integer', minimum: 0 } as const;

/** What the control endpoint takes as a script: `MockScript`, or a list of them. */
export const scriptSchema: JsonSchemaObject = {
  $defs: {
    response: {
      type: 'object',
      additionalProperties: false,
      properties: {
        times: { type: 'integer', minimum: 1 },
        status: { type: 'integer', minimum: 200, maximum: 599 },
        stores: { type: 'boolean' },
        headers: { type: 'object', additionalProperties: { type: ['string', 'null'] } },
        retryAfter: { type: ['number', 'string'] },
        location: { type: 'string' },
        body: {},
        text: { type: 'string' },
        base64: { type: 'string' },
        delayMs: { ...count, maximum: 600_000 },
        coding: { enum: ['gzip', 'deflate', 'br', 'zstd'] },
        framing: { enum: ['length', 'chunked', 'close'] },
        pieces: {
          type: 'object',
          required: ['bytes', 'pauseMs'],
          additionalProperties: false,
          properties: { bytes: { type: 'integer', minimum: 1 }, pauseMs: { ...count, maximum: 60_000 } },
        },
        informational: { type: 'array', items: { type: 'integer', minimum: 102, maximum: 199 } },
        cutAfter: { type: 'integer', minimum: -1 },
        raw: { type: 'string' },
        faults: { type: 'array', items: { type: 'string' } },
      },
    },
    script: {
      type: 'object',
      required: ['responses'],
      additionalProperties: false,
      properties: {
        operation: { enum: ['update', 'one', 'list', 'roles', 'unassign'] },
        caller: { enum: ['admin', 'member', 'otherOrganization', 'anonymous', 'wrong'] },
        responses: { type: 'array', items: { $ref: '#/$defs/response' } },
        repeat: { type: 'boolean' },
      },
    },
  },
  type: 'array',
  items: { $ref: '#/$defs/script' },
};
