import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { sampleFolder } from '../../../bench/kit/contract-folder.ts';
import { extractOperation } from '../extract-operation.ts';

const version = (title: string, method: string, path: string, response: string) => `{% tab title="${title}" %}

| Site | API endpoint |
| ---- | ------------ |
| eu   | ${method} https://api.eu.acme.example${path} |
| us   | ${method} https://api.us.acme.example${path} |

### Overview

Change a member.

### Arguments

#### Path Parameters

| Name                 | Type   | Description |
| -------------------- | ------ | ----------- |
| id [*required*] | string | Who.        |

### Request

#### Body Data (required)

{% tab title="Model" %}

| Parent field | Field                | Type     | Description |
| ------------ | -------------------- | -------- | ----------- |
|              | data [*required*] | object   | The change. |
| data         | level                | int64    | How high.   |
| data         | role [*required*] | enum     | The role \\| rank. Allowed enum values: \`adm,std\` |
| data         | tags                 | [string] | Words.      |
|              | note                 | string   | Why.        |

{% /tab %}

{% tab title="Example" %}

\`\`\`json
{ "data": { "role": "adm" } }
\`\`\`

{% /tab %}

### Response

{% tab title="200" %}
All well
{% tab title="Model" %}

${response}

{% /tab %}

{% tab title="Example" %}

\`\`\`json
{ "members": [] }
\`\`\`

{% /tab %}

{% /tab %}

{% tab title="404" %}
Nobody
{% tab title="Model" %}

| Field                  | Type     | Description |
| ---------------------- | -------- | ----------- |
| errors [*required*] | [string] | Errors.     |

{% /tab %}

{% /tab %}

### Code Example

\\# Curl command curl -X ${method} "https://api.acme.example${path}" \\
-H "Accept: application/json" \\
-H "ACME-KEY: \${ACME_KEY}" \\
-d @- << EOF
{% /tab %}
`;

const nested = `| Parent field | Field    | Type       | Description |
| ------------ | -------- | ---------- | ----------- |
|              | data     | object     | Outer.      |
| data         | id       | string     | Outer id.   |
| data         | links    | object     | Links.      |
| links        | data     | [object]   | Inner.      |
| data         | id       | string     | Inner id.   |
| data         | type     | string     | Inner type. |
| data         | type     | string     | Outer type. |
|              | included | [ <oneOf>] | Others.     |
| included     | Option 1 | object     | One.        |
| Option 1     | a        | date-time  | A.          |
| included     | Option 2 | object     | Two.        |
| Option 2     | b        | odd        | B.          |`;
const page = `---\ntitle: Change a member\n---\n\n# Change a member\n\n${version('v1', 'PUT', '/api/v1/member/{id}', '| Field | Type | Description |\n| --- | --- | --- |\n| name | string | N. |')}\n${version('v2', 'PATCH', '/api/v2/members/{id}', nested)}`;

async function extract(operation?: string) {
  const { yaml, gaps } = await extractOperation(join(sampleFolder({ 'page.md': page }), 'page.md'), operation);
  return { document: parse(yaml), gaps };
}

test('tables of fields become schemas, parameters, examples and credentials', async () => {
  const { document } = await extract('PUT /api/v1/member/{id}');
  const operation = document.paths['/api/v1/member/{id}'].put;
  expect(document.servers).toEqual([{ url: 'https://api.eu.acme.example' }, { url: 'https://api.us.acme.example' }]);
  expect(document.security).toEqual([{ 'ACME-KEY': [] }]);
  expect(operation.parameters).toEqual([
    { name: 'id', in: 'path', required: true, schema: { type: 'string', description: 'Who.' } },
  ]);
  expect(operation.requestBody).toEqual({
    required: true,
    content: {
      'application/json': {
        schema: {
          type: 'object',
          required: ['data'],
          properties: {
            data: {
              type: 'object',
              description: 'The change.',
              required: ['role'],
              properties: {
                level: { type: 'integer', format: 'int64', description: 'How high.' },
                role: { type: 'string', enum: ['adm', 'std'], description: expect.stringContaining('role | rank') },
                tags: { type: 'array', items: { type: 'string' }, description: 'Words.' },
              },
            },
            note: { type: 'string', description: 'Why.' },
          },
        },
        example: { data: { role: 'adm' } },
      },
    },
  });
  expect(Object.keys(operation.responses)).toEqual(['200', '404']);
  expect(operation.responses['200'].description).toBe('All well');
  expect(operation.responses['404'].content['application/json'].schema.required).toEqual(['errors']);
});

test('both versions of one page can be chosen', async () => {
  expect(Object.keys((await extract('PATCH /api/v2/members/{id}')).document.paths)).toEqual(['/api/v2/members/{id}']);
  await expect(extract()).rejects.toMatchObject({
    code: 'OPERATION_UNKNOWN',
    message: expect.stringContaining('PATCH /api/v2/members/{id}'),
  });
});

test('a parent is the nearest of its name that does not have the field yet', async () => {
  const { document, gaps } = await extract('PATCH /api/v2/members/{id}');
  const { properties } =
    document.paths['/api/v2/members/{id}'].patch.responses['200'].content['application/json'].schema;
  expect(Object.keys(properties.data.properties)).toEqual(['id', 'links', 'type']);
  expect(Object.keys(properties.data.properties.links.properties.data.items.properties)).toEqual(['id', 'type']);
  expect(properties.included.items.oneOf).toEqual([
    {
      type: 'object',
      properties: { a: { type: 'string', format: 'date-time', description: 'A.' } },
      description: 'One.',
    },
    { type: 'object', properties: { b: { description: 'B.' } }, description: 'Two.' },
  ]);
  expect(gaps.map(({ code }) => code)).toEqual(['page-of-tables', 'table-ambiguous', 'table-type-unknown']);
});
