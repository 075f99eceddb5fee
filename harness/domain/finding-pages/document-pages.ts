import type { FindingPages } from './page.ts';

/** Documentation gaps, and what could not be tried because of one. */
export const documentPages: FindingPages = {
  'document-invalid': {
    means: 'the document is not valid for the version of OpenAPI that it names',
    example: 'openapi: 3.0.3 with type: [string, "null"]',
    fix: 'run a validator in the build of the document',
  },
  'example-breaks-schema': {
    means: 'an example of the document breaks its own schema',
    example: 'required: [role], and the example is {}',
    fix: 'correct the example: it is what people copy',
  },
  'example-not-json': {
    means: 'an example of a JSON body is not JSON',
    example: "example: \"{'role': 'admin'}\"",
    fix: 'correct the example',
  },
  'prose-contradicts-schema': {
    means: 'a sentence and the schema say different things',
    example: '"may be null", and type: string',
    fix: 'make the document say one thing',
  },
  'security-anonymous': {
    means: 'the document lets anybody in, and credentials are needed',
    example: 'security: [{}], and without a key -> 401',
    fix: 'name the scheme under security',
  },
  'security-missing': {
    means: 'the document names no credentials for the operation',
    example: 'no security, and without a key -> 401',
    fix: 'name the scheme under security',
  },
  'errors-undocumented': {
    means: 'the document names no error of the operation',
    example: 'responses: 200 alone',
    fix: 'document 400, 401, 403, 404 and 429 with their bodies',
  },
  'error-undocumented': {
    means: 'a refusal that every such operation has has no documented status code',
    example: 'nothing for an unknown user',
    fix: 'document it',
  },
  'enum-without-type': {
    means: 'an enum stands without a type',
    example: 'enum: [admin, member]',
    fix: 'add type: string',
  },
  'nullable-enum': {
    means: 'a nullable enum does not list null, which versions of OpenAPI read differently',
    example: 'nullable: true, enum: [admin]',
    fix: 'add null to the enum',
  },
  'ref-siblings': {
    means: 'keywords stand beside a $ref, which OpenAPI 3.0 ignores',
    example: '$ref: ..., nullable: true',
    fix: 'use allOf',
  },
  'ref-unresolved': {
    means: 'a $ref leads nowhere',
    example: "$ref: '#/components/schemas/Uesr'",
    fix: 'correct the name',
  },
  'keyword-invalid': {
    means: 'a keyword of a schema has a value that it cannot have',
    example: "maxLength: '55'",
    fix: 'correct the value; the keyword is left out until then',
  },
  'keyword-of-other-version': {
    means: 'a keyword belongs to another version of OpenAPI or JSON Schema',
    example: 'nullable: true in OpenAPI 3.1',
    fix: "use this version's way to say it",
  },
  'response-without-schema': {
    means: 'a response has no schema, so its bodies are not judged',
    example: '200: description: ok',
    fix: 'document the body',
  },
  'response-unsatisfiable': {
    means: 'no value satisfies the schema of a response',
    example: 'required: [id], additionalProperties: false, and no property id',
    fix: 'correct the schema',
  },
  'request-schema-missing': {
    means: 'the request has no schema',
    example: 'requestBody: application/json: {}',
    fix: 'document the body',
  },
  'role-above-caller': {
    means: 'roles above that of callers.admin are refused with 403, and the profile says nothing of ranks',
    example: 'PATCH /users/7 {"role":"superadmin"} by an admin -> 403',
    fix: 'say permissions: { ranked: true } in the profile where that is a rule, or name a stronger admin',
  },
  'constraint-not-tried': {
    means: 'no request breaks this constraint alone, so it is not tried: a gap or a note',
    example: 'a pattern and a maxLength that only break together',
    fix: 'look whether the schema means what it says',
  },
  'role-not-tried': {
    means: 'no value that is no role could be made',
    example: 'roles: any string',
    fix: 'list the roles in the document or under permissions in the profile',
  },
  'scheme-not-tried': {
    means: 'a documented way to authenticate was not tried, for want of credentials: a note',
    example: 'Basic is documented, the target has a bearer token',
    fix: 'add a caller with these credentials to the target',
  },
  'enum-duplicates': {
    means: 'a list of values names one twice',
    example: 'enum: [admin, member, admin]',
    fix: 'name each once',
  },
  'enum-of-another-type': {
    means: 'no value of a list is of the type beside it; read as the type has it, or without the type',
    example: 'type: string, enum: [1, 2, 3]',
    fix: 'put the values in quotes, or correct the type',
  },
  'required-undeclared': {
    means: 'a body requires a member that it does not declare',
    example: 'required: [role, roel], properties: { role }',
    fix: 'correct the name, or declare the property',
  },
  'server-default': {
    means: 'the default of a variable in a server URL is none of its values',
    example: 'enum: [eu, us], default: de',
    fix: 'correct the default',
  },
  'ref-circular': {
    means: 'a $ref leads back to itself and never to a schema',
    example: 'A: $ref B, B: $ref A',
    fix: 'let one of them be a schema',
  },
  'ref-outside': {
    means: "a $ref leads outside the contract's folder, and is not followed",
    example: '$ref: ../common.yaml#/Role',
    fix: 'bring the file along, or --allow-external-refs',
  },
  'duplicate-key': {
    means: 'a key stands twice in one object; the last one counts',
    example: 'two properties named role',
    fix: 'delete one',
  },
  'parameter-invalid': {
    means: 'a parameter cannot be used as it is declared',
    example: 'in: path without a name',
    fix: 'correct it',
  },
  'status-invalid': {
    means: 'a key under responses is no status code',
    example: 'responses: ok',
    fix: "write '200'",
  },
  'nullable-in-31': {
    means: 'nullable stands in a document of OpenAPI 3.1, where it means nothing',
    example: 'nullable: true',
    fix: "type: [string, 'null']",
  },
  'keyword-of-31': {
    means: 'a keyword of OpenAPI 3.1 stands in a document of 3.0, where it means nothing',
    example: 'const: admin',
    fix: 'enum: [admin], or openapi: 3.1.1',
  },
  'format-mismatch': {
    means: 'a format does not fit the type beside it',
    example: 'type: string, format: int32',
    fix: 'correct one of the two',
  },
};
