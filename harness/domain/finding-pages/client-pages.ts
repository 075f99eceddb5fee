import type { FindingPages } from './page.ts';

/** What a client does, and requests that break the contract. */
export const clientPages: FindingPages = {
  'breaks-keyword': {
    means:
      'a request breaks its documented schema, by the keyword that the code names, or a rule of the profile by its id',
    example: 'PATCH /users/7/role {"role":"boss"} (breaks-enum: /role must be one of "admin", "member")',
    fix: 'send what the document describes: the finding names the place and what is expected there',
  },
  'another-path': {
    means: 'an id of dots leads the client to another path',
    example: 'id ".." -> PATCH /role, expected /users/%2E%2E/role or an error',
    fix: 'refuse the ids . and .. before you send',
  },
  'id-not-encoded': {
    means: 'an id is not encoded in the path',
    example: 'id "a/b" -> PATCH /users/a/b/role',
    fix: 'encodeURIComponent(id), urllib.parse.quote(id, safe="")',
  },
  'secret-in-url': {
    means: 'a credential stands in the URL, which is logged everywhere',
    example: 'PATCH /users/7/role?api_key=...',
    fix: 'send it in a header',
  },
  'secret-sent-elsewhere': {
    means: 'a redirect took a credential to another host, or to http',
    example: '307 to another host, and Authorization goes along',
    fix: 'drop credentials when the origin changes, or follow no redirect',
  },
  'update-lost': {
    means: 'a redirect turned the update into something else, and the client reports success',
    example: '301 -> GET, and "updated"',
    fix: 'repeat method and body on 307 and 308; report an error for 301 and 302',
  },
  'success-reported': {
    means: 'the client reports success after a response that is none',
    example: '200 with half a body -> "updated"',
    fix: 'check status, media type and body before you say it went well',
  },
  'success-not-read': {
    means: 'the client fails on a response that is right',
    example: 'Content-Type: application/json; charset=utf-8 -> an error',
    fix: 'compare the media type without parameters and letter case',
  },
  'process-ends': {
    means: 'the program breaks down',
    example: '502 with HTML -> unhandled exception',
    fix: 'turn it into an error that a caller can handle',
  },
  'call-does-not-end': {
    means: 'the call neither returns nor fails',
    example: 'a connection that hangs -> nothing',
    fix: 'set a deadline for the whole call',
  },
  'deadline-passed': {
    means: 'the deadline for a call is not kept',
    example: 'deadline 2 s, nothing after 4 s',
    fix: 'let the deadline cover retries, waits and the body',
  },
  'refusal-not-told-apart': {
    means: 'a documented refusal does not arrive as what it is',
    example: '409 -> "network error"',
    fix: 'hand the status code on',
  },
  'code-not-reported': {
    means: "the vendor's own code of a refusal is lost",
    example: '409 {"code":"last_owner"} -> "conflict"',
    fix: 'hand the code on',
  },
  'refusal-repeated': {
    means: 'the client sends again what was refused for good',
    example: '403 -> three more requests',
    fix: 'repeat on 429 and, where it is safe, on 502 to 504',
  },
  'conflict-repeated': {
    means: 'the client repeats what a rule of the business refused',
    example: '409 last owner -> three more requests',
    fix: 'do not repeat 409',
  },
  'unsafe-repeated': {
    means: 'an update that may have taken place is sent again, where twice is not once',
    example: 'POST, connection reset -> POST',
    fix: 'repeat idempotent methods alone, or with an idempotency key',
  },
  'retries-without-end': {
    means: 'the client does not give up',
    example: '503 for ever -> 200 requests in 5 s',
    fix: 'stop after a few attempts',
  },
  'no-back-off': {
    means: 'the waits between attempts do not grow',
    example: '503 -> again after 10 ms, 10 ms, 10 ms',
    fix: 'double the wait, with some chance in it',
  },
  'sent-too-soon': {
    means: 'the client comes back before the time that it was told',
    example: '429, Retry-After: 3 -> again after 500 ms',
    fix: 'wait as long as Retry-After says, or report an error',
  },
  'sent-at-once': {
    means: 'the client does not wait at all where Retry-After makes no sense',
    example: '429, Retry-After: soon -> again at once',
    fix: 'back off as without the header',
  },
  'other-request': {
    means: 'the second attempt is another request than the first',
    example: 'the retry has no body',
    fix: 'keep the whole request',
  },
  'other-field-sent': {
    means: 'an update sends fields that nobody asked to change',
    example: 'set the role -> {"role":"admin","name":"read a minute ago"}',
    fix: 'send what changes alone',
  },
  'other-credentials': {
    means: 'a request has other credentials than the client was given',
    example: 'Authorization: Bearer undefined',
    fix: 'pass on what was given',
  },
  'missing-credentials': {
    means: 'a request has no credentials',
    example: 'PATCH without Authorization',
    fix: 'send them with the first request',
  },
  'missing-context-header': {
    means: 'a required header is missing',
    example: 'PATCH without X-Organization',
    fix: 'send it',
  },
  'no-user-agent': {
    means: 'a request does not say which client it is from',
    example: 'no User-Agent',
    fix: 'send PRODUCT/VERSION',
  },
  'other-value-reported': {
    means: 'the client reports another role than the response shows',
    example: '200 {"role":"member"} -> "admin"',
    fix: 'report what came back, not what was sent',
  },
  'stale-read': {
    means: 'after its own update the client shows the old role',
    example: 'set "admin", read -> "member" from a cache',
    fix: 'drop what is cached when you update',
  },
  'users-missing': {
    means: 'a list lacks users that later pages have',
    example: '250 users, 100 reported',
    fix: 'follow the pages to their end',
  },
  'users-twice': {
    means: 'a list has users twice',
    example: 'a page of 100 is read again',
    fix: "take the next page from the response's cursor",
  },
  'pages-without-end': {
    means: 'the client asks for pages for ever',
    example: 'an empty last page -> the same cursor again',
    fix: 'stop where no next page is named, and at a cursor that was seen',
  },
  'list-fails': {
    means: 'a list of several pages ends in an error',
    example: '250 users -> error on page 2',
    fix: 'read the cursor as documented',
  },
  'missing-body': {
    means: 'a request has no body where one is documented',
    example: 'PATCH without a body',
    fix: 'send it',
  },
  'unreadable-body': {
    means: 'the body of a request is not what its media type says',
    example: "PATCH {'role': 'admin'}",
    fix: 'serialize as JSON',
  },
  'wrong-media-type': {
    means: 'a request has another media type than documented',
    example: 'PATCH with text/plain',
    fix: 'set Content-Type',
  },
  'misspelt-field': {
    means: 'a request has a field that is almost a documented one',
    example: '{"Role":"admin"}',
    fix: 'spell it as documented',
  },
  'unknown-path': {
    means: 'a request goes to no documented path',
    example: 'PATCH /user/7/role',
    fix: 'correct the path; mind the path of the base URL',
  },
  'undocumented-method': {
    means: 'a request has a method that the path does not document',
    example: 'PUT /users/7/role',
    fix: 'use the documented one',
  },
  'mismatched-id': {
    means: 'the id in the body of a request is not the one in its path',
    example: 'PATCH /users/7 {"id":"8"}',
    fix: 'fill both from one variable',
  },
  'other-context': {
    means: 'a request names another organization, version or context than the client was given',
    example: 'X-Organization: default',
    fix: 'pass on what was given',
  },
  'malformed-path': {
    means: 'the path of a request cannot be decoded',
    example: 'PATCH /users/%E0%A4%A/role',
    fix: 'encode the id as UTF-8',
  },
  'missing-query': {
    means: 'a request lacks a required parameter in the query',
    example: 'PATCH /users/7/role without ?organization',
    fix: 'send it',
  },
  'text-garbled': {
    means: 'the client reads the body in another encoding than UTF-8',
    example: 'role "équipe" -> "Ã©quipe"',
    fix: 'decode JSON as UTF-8, whatever the charset parameter says (RFC 8259 section 8.1)',
  },
  'secret-in-error': {
    means: 'an error of the client shows a credential',
    example: '401 -> "refused: Authorization: Bearer sk-..."',
    fix: 'leave headers out of errors, or hide their values',
  },
  'redirects-without-end': {
    means: 'the client follows redirects for ever',
    example: '307 to itself -> 200 requests',
    fix: 'stop after a few, and report an error',
  },
  'credentials-dropped': {
    means: 'after a redirect within one origin the credentials are gone',
    example: '307 to the same host -> no Authorization',
    fix: 'keep them while the origin stays the same',
  },
  'stops-at-empty-page': {
    means: 'the client takes an empty page for the end, though a further one is named',
    example: 'page 2 is empty and names page 3 -> 100 of 200 users',
    fix: 'go on while the response names a next page',
  },
};
