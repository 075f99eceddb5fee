import type { FindingPages } from './page.ts';

/** Responses that are not as documented, or not whole. */
export const responsePages: FindingPages = {
  'server-error': {
    means: 'the response is 5xx',
    example: 'PATCH /users/7/role {"role":null} -> 500, expected 400',
    fix: 'find the exception in the log of the server, and respond with the refusal that fits; a 5xx in the document does not make it right',
  },
  'empty-list-breaks': {
    means: 'an array without an item breaks the server',
    example: 'PUT /users/7 {"role_ids":[]} -> 500, expected success or a refusal',
    fix: 'take it, or refuse it with 400 or 422 and write minItems: 1 into the document',
  },
  'no-response': {
    means: 'there was no whole response',
    example: 'PATCH /users/7/role -> connection reset',
    fix: 'look at the log of the server or of the proxy before it',
  },
  reset: {
    means: 'the connection was reset before a response came',
    example: 'PATCH /users/7/role -> reset',
    fix: 'look whether the process ended, or a proxy closed the connection',
  },
  'timeout-headers': {
    means: 'no response began within the deadline',
    example: 'PATCH /users/7/role -> nothing within 10 s',
    fix: 'find what waits; set requestRate.deadlineMs in the target where it may take longer',
  },
  'timeout-body': {
    means: 'a response began and did not end within the deadline',
    example: 'PATCH /users/7/role -> 200, and the body never ends',
    fix: 'end the stream',
  },
  'too-large': {
    means: 'a body is larger than any response of this operation should be',
    example: 'PATCH /users/7/role -> 200 with 50 MB',
    fix: 'return the user alone; page lists',
  },
  truncated: {
    means: 'the body is shorter than Content-Length',
    example: 'PATCH /users/7/role -> 200, Content-Length: 210, 180 bytes',
    fix: 'count bytes, not characters',
  },
  'bad-encoding': {
    means: 'the body is not encoded as Content-Encoding says',
    example: 'PATCH -> 200, Content-Encoding: gzip, and the body is plain',
    fix: 'drop the header, or compress',
  },
  'invalid-http': {
    means: 'what came is not HTTP',
    example: 'PATCH -> bytes that no HTTP parser reads',
    fix: 'look at the proxy, at header values with line breaks, and at the port',
  },
  'not-json': {
    means: 'a body that says it is JSON is not',
    example: 'PATCH -> 200 application/json, body: {"id":"7"}{"id":"7"}',
    fix: 'serialize once; look for debug output',
  },
  'not-utf8': {
    means: 'a JSON body is not UTF-8',
    example: 'PATCH -> 200 with the byte E9 alone for é',
    fix: 'encode as UTF-8 (RFC 8259 section 8.1)',
  },
  'byte-order-mark': {
    means: 'a JSON body begins with a byte order mark',
    example: 'PATCH -> 200 with EF BB BF before {',
    fix: 'drop it (RFC 8259 section 8.1)',
  },
  'undocumented-status': {
    means: 'a status code that the document does not name: a gap where it is customary, else a failure',
    example: 'PATCH /users/7/role with text/plain -> 418, and only 200, 400 and 415 are documented',
    fix: 'document it, or respond with a documented one; customary ones can be named under refusals in the profile',
  },
  'undocumented-success': {
    means: 'a request succeeds with a status code that the document does not name',
    example: 'PATCH /users/7/role -> 201, and only 200 is documented',
    fix: 'respond with the documented status code, or document this one',
  },
  'undocumented-body': {
    means: 'a response has a body where the document has none: a gap',
    example: 'PATCH -> 204 documented without content, and JSON came',
    fix: 'document the body, or drop it',
  },
  'body-missing': {
    means: 'a response has no body where the document has one',
    example: 'PATCH -> 403 without a body, and a problem is documented',
    fix: 'send the documented body; look at what the proxy or the framework responds by itself',
  },
  'media-type-missing': {
    means: 'a response with a body has no Content-Type',
    example: 'PATCH -> 200 without Content-Type',
    fix: 'send it',
  },
  'media-type-undocumented': {
    means: 'a response has another media type than documented',
    example: 'PATCH -> 404 text/html, and application/json is documented',
    fix: 'let every error, those of framework and proxy too, be written as documented',
  },
  'schema-violated': {
    means: 'a body breaks the schema that is documented for its status code',
    example: 'PATCH -> 200, /name must have at most 55 characters',
    fix: 'send what is documented, or document what is sent',
  },
  'required-missing': {
    means: 'a body lacks a field that is documented as required',
    example: 'PATCH -> 200 without "email"',
    fix: 'send it, or document it as optional',
  },
  'wrong-type': {
    means: 'a field has another JSON type than documented',
    example: 'PATCH -> 200 {"id":7}, expected a string',
    fix: 'send the documented type; allow null in the document where it may be null',
  },
  'not-in-enum': {
    means: 'a field has a value that the documented list does not name',
    example: 'PATCH -> 200 {"role":"superadmin"}',
    fix: 'add the value to the document: generated clients break on it',
  },
  'not-the-constant': {
    means: 'a field is not the documented constant',
    example: 'PATCH -> 200 {"object":"organization.members"}',
    fix: 'send the constant',
  },
  'wrong-format': {
    means: 'a field breaks its documented format or pattern',
    example: 'PATCH -> 200 {"createdAt":"yesterday"}, expected date-time',
    fix: 'send the format: date-time needs a time zone (RFC 3339)',
  },
  'field-not-allowed': {
    means: 'a body has a field where the document forbids further ones',
    example: 'PATCH -> 200 with "internal", and additionalProperties is false',
    fix: 'drop the field, or document it',
  },
  'undeclared-field': {
    means: 'a response has a field that the document does not declare: a note',
    example: 'PATCH -> 200 with /locale',
    fix: 'document it',
  },
  'schema-unreadable': {
    means: 'the schema of a response cannot be used, so its bodies are not judged: a gap',
    example: 'a $ref that leads nowhere',
    fix: 'correct the document; rolecall check says where',
  },
  'header-missing': {
    means: 'a documented required header is missing',
    example: 'PATCH -> 200 without X-Request-Id',
    fix: 'send it, or document it as optional',
  },
  'header-invalid': {
    means: 'a header breaks its documented schema',
    example: 'PATCH -> 200 X-RateLimit-Limit: many',
    fix: 'send what is documented',
  },
  'problem-status-differs': {
    means: 'the status member of the error body is not the status code',
    example: 'PATCH -> 400 {"status":403}',
    fix: 'set both from one place (RFC 9457 section 3.1.2)',
  },
  'secret-shown': {
    means: 'a response shows a password, a token or the like that the document does not name',
    example: 'GET /users/7 -> 200 {"id":"7","password_hash":"..."}',
    fix: 'build responses from a list of fields to show, not from the stored row',
  },
  'secret-echoed': {
    means: 'a response contains a credential that was sent, in whatever encoding',
    example: 'PATCH with a wrong key -> 401 {"detail":"unknown key sk-..."}',
    fix: 'never put a credential into a message: it ends in logs',
  },
  'stack-trace': {
    means: 'a response shows a stack trace, a path of the server or a statement of the database',
    example: 'PATCH -> 500 {"error":"at UserService.update (/srv/app/users.js:41)"}',
    fix: 'switch debug errors off; log them and respond with an id',
  },
  disproportionate: {
    means: 'an error is many times larger than what it should say',
    example: 'PATCH {"role":"x"} -> 400 with 1 MB',
    fix: 'do not send the request back',
  },
  'end-announced': {
    means: 'the operation says that it is deprecated, or when it ends: a note',
    example: 'PATCH -> 200, Sunset: Wed, 11 Nov 2026 11:11:11 GMT',
    fix: 'tell its clients; look for its successor',
  },
  'deprecation-unreadable': {
    means: 'the Deprecation header is not as RFC 9745 says',
    example: 'Deprecation: true',
    fix: 'send @ and the seconds since 1970',
  },
  'sunset-unreadable': {
    means: 'the Sunset header is not as RFC 8594 says',
    example: 'Sunset: 2026-11-11',
    fix: 'send an HTTP date',
  },
  'sunset-before-deprecation': {
    means: 'the operation ends before it is deprecated',
    example: 'Deprecation: @1767225600, Sunset in 2025',
    fix: 'correct one of the two dates',
  },
  'allow-missing': {
    means: 'a response 405 has no Allow',
    example: 'DELETE /users/7/role -> 405 without Allow',
    fix: 'send Allow with the methods that there are (RFC 9110 section 15.5.6)',
  },
  'allow-incomplete': {
    means: "Allow does not name the update's own method",
    example: 'DELETE /users/7/role -> 405, Allow: GET',
    fix: 'name every method of the path',
  },
  'allow-lists-refused': {
    means: 'Allow names the method that was just refused',
    example: 'DELETE /users/7/role -> 405, Allow: PATCH, DELETE',
    fix: 'name the methods that are not refused',
  },
};
