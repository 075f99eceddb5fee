import type { JsonSchemaObject } from '../model/json.ts';

const string = { type: 'string' };
const headers = {
  type: 'array',
  items: {
    type: 'object',
    required: ['name', 'value'],
    additionalProperties: false,
    properties: { name: string, value: string },
  },
};

/** A Web Fuzzing Commons file as far as every one must be: named entries, a template for them, and what else may stand there. */
export const wfcFileSchema: JsonSchemaObject = {
  type: 'object',
  required: ['auth'],
  properties: {
    auth: { type: 'array', items: { type: 'object', required: ['name'], properties: { name: string } } },
    authTemplate: { type: 'object' },
  },
};

/** One entry, its template filled in: all that the format has, the names of its earlier versions too. */
export const wfcEntrySchema: JsonSchemaObject = {
  type: 'object',
  additionalProperties: false,
  required: ['name'],
  properties: {
    name: string,
    requireMockHandling: { type: 'boolean' },
    fixedHeaders: headers,
    loginEndpointAuth: {
      type: 'object',
      additionalProperties: false,
      required: ['verb'],
      properties: {
        endpoint: string,
        externalEndpointURL: string,
        payloadRaw: string,
        payloadUserPwd: {
          type: 'object',
          additionalProperties: false,
          required: ['username', 'usernameField', 'password', 'passwordField'],
          properties: { username: string, usernameField: string, password: string, passwordField: string },
        },
        headers,
        verb: { type: 'string', enum: ['POST', 'GET', 'PATCH', 'DELETE', 'PUT'] },
        contentType: string,
        expectCookies: { type: 'boolean' },
        token: {
          type: 'object',
          additionalProperties: false,
          properties: {
            extractFrom: { type: 'string', enum: ['body', 'header'] },
            extractSelector: string,
            sendIn: string,
            sendName: string,
            sendTemplate: string,
            extractFromField: string,
            extractFromHeader: string,
            httpHeaderName: string,
            headerPrefix: string,
            headerPostfix: string,
          },
        },
      },
    },
  },
};
