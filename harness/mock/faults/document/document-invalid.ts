import { isObject } from '../../../domain/is-object.ts';
import type { Fault } from '../../../model/mock.ts';
import { changeUpdate } from '../../fault-kit/change-document.ts';

const caughtBy = { requirement: 'document.is-valid-openapi', code: 'document-invalid' } as const;

/** Breaks the published schema of OpenAPI in one place each. */
export default [
  {
    id: 'document-invalid-info',
    description: 'publishes a document whose info is a number',
    caughtBy,
    documents: (document) => ({ ...document, info: 17 }),
  },
  {
    id: 'document-invalid-root',
    description: 'publishes a document with members that OpenAPI does not know',
    caughtBy,
    documents: (document) => ({ ...document, endpoints: [], owner: 'api' }),
  },
  {
    id: 'document-invalid-response',
    description: 'publishes a response without description',
    appliesTo: ({ document }) => /^3\.[01]/.test(document.openapi) || 'a description may be left out since OpenAPI 3.2',
    caughtBy,
    documents: (document, contract) =>
      changeUpdate(document, contract, (update) => ({
        ...update,
        responses: { ...(isObject(update.responses) ? update.responses : {}), 418: { content: {} } },
      })),
  },
  {
    id: 'document-invalid-parameter',
    description: 'publishes a path parameter that may be left out',
    caughtBy,
    documents: (document, contract) =>
      changeUpdate(document, contract, (update) => ({
        ...update,
        parameters: [
          ...(Array.isArray(update.parameters) ? update.parameters : []),
          { name: 'rolecall', in: 'path', required: false, schema: { type: 'string' } },
        ],
      })),
  },
] satisfies readonly Fault[];
