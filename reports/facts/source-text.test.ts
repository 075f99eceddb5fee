import { expect, test } from 'vitest';
import { sourceText } from './source-text.ts';

test.each([
  ['RFC 9110 section 15.5.2', 'RFC 9110 section 15.5.2'],
  ['node_modules/rolecall/specs/a/openapi.yaml#/paths/~1users~1{id}/patch', 'the document: PATCH /users/{id}'],
  ['RFC 5789; specs/a/openapi.yaml#/paths/~1u/patch/responses/409', 'RFC 5789; the document: PATCH /u, responses, 409'],
  ['a.yaml#/paths/~150%/put', 'the document: PUT /50%'],
])('%s is told as %s', (source, text) => {
  expect(sourceText(source)).toBe(text);
});
