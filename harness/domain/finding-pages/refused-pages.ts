import type { FindingPages } from './page.ts';

/** Refusals that are wrong, or say too much. */
export const refusedPages: FindingPages = {
  'refused-valid': {
    means: 'an update that the contract calls valid is refused',
    example: 'PATCH /users/7/role {"role":"viewer"} -> 422, expected 200',
    fix: 'accept it; or, where the server is right, write the constraint into the document or under constraints in the profile (a role above the caller: ranked: true under permissions)',
  },
  'optional-field-refused': {
    means: 'an update with an optional field is refused, which is accepted without it',
    example: 'PATCH /users/7 {"role":"admin","note":"x"} -> 400; without note -> 200',
    fix: 'accept the field, or take it out of the document',
  },
  'optional-field-demanded': {
    means: 'an update without an optional field is refused, which is accepted with it',
    example: 'PATCH /users/7 {"role":"admin"} -> 400; with note -> 200',
    fix: 'do without the field, or document it as required',
  },
  'spelling-refused': {
    means:
      'a valid update is refused for how its JSON is written: escapes, white space, the order of keys, another way to write a number',
    example: 'PATCH /users/7/role {"role":"adm\\u0069n"} -> 400; {"role":"admin"} -> 200',
    fix: 'parse JSON with a parser, and compare what it reads (RFC 8259)',
  },
  'empty-list-refused': {
    means: 'an array without an item is refused, which the document allows: a gap',
    example: 'PUT /users/7 {"role_ids":[]} -> 422',
    fix: 'write minItems: 1 into the document',
  },
  'unknown-field-refused': {
    means: 'a field that the document neither names nor forbids is refused',
    example: 'PATCH /users/7/role {"role":"admin","x":1} -> 400',
    fix: 'write additionalProperties: false into the document, so that clients know',
  },
  'scheme-refused': {
    means: 'one of the documented ways to authenticate does not work',
    example: 'PATCH /users/7/role with Authorization: Bearer ... -> 401; with the other header -> 200',
    fix: 'accept it, or take it out of the document',
  },
  'repeat-refused': {
    means: 'the same update sent twice is refused the second time',
    example: 'PATCH /users/7/role {"role":"admin"} -> 200, the same again -> 409',
    fix: 'let an update to what already is succeed: clients repeat after a lost response',
  },
  'fresh-update-refused': {
    means: 'an update whose If-Match names the present state is refused',
    example: 'PATCH /users/7 If-Match: "v2" (the ETag just read) -> 412, expected 200',
    fix: 'compare with the ETag that the read shows (RFC 9110 section 13.1.1)',
  },
  'stale-update-accepted': {
    means: 'an update whose If-Match names an older state is carried out',
    example: 'PATCH /users/7 If-Match: "v1" (now "v2") -> 200, expected 412',
    fix: 'compare If-Match with the present ETag, and respond 412 where they differ',
  },
  'unconditional-update-accepted': {
    means: 'an update without If-Match is carried out where the document requires it',
    example: 'PATCH /users/7 (no If-Match) -> 200, expected 428',
    fix: 'respond 428 (RFC 6585 section 3), or document the header as optional',
  },
  'wrong-refusal-status': {
    means: 'the refusal has the status code of another refusal of this contract',
    example: 'PATCH /users/7/role {} -> 409, which the document keeps for the last owner; expected 400',
    fix: 'respond with the documented status code; where several fit, name them under refusals in the profile',
  },
  'wrong-status': {
    means: 'the status code does not fit the reason for the refusal',
    example: 'PATCH /users/7/role as anonymous -> 418, expected 401',
    fix: 'respond with the documented status code, or the customary one of RFC 9110',
  },
  'wrong-success-status': {
    means: 'a valid update succeeds with another status code than documented',
    example: 'PATCH /users/7/role -> 202, expected 200',
    fix: 'respond with the documented status code, or document this one',
  },
  redirected: {
    means: 'the server redirects instead of responding; a client loses method, body or credentials on the way',
    example: 'PATCH /users/7/role -> 302 /login, expected 401',
    fix: 'respond to an API with 401, not with a page to log in at; correct baseUrl when only a slash or https is missing',
  },
  'alternative-seen': {
    means: 'one of several status codes that fit was seen: a note',
    example: 'PATCH /users/UNKNOWN/role -> 403, where 403 and 404 both fit',
    fix: 'document the one that you use',
  },
  'control-request-not-accepted': {
    means: 'the valid request beside an invalid one was refused too, so the refusal proves nothing',
    example: 'both {"role":"admin"} and {"role":"Admin"} -> 400',
    fix: 'see first why the valid one is refused (accept.responds-success)',
  },
  'existence-told': {
    means: 'who may not see a user learns from the refusal whether there is one',
    example: 'as otherOrganization: PATCH /users/7/role -> 403, PATCH /users/UNKNOWN/role -> 404',
    fix: 'respond alike to users of others and to users that there are not',
  },
  'read-without-credentials': {
    means: 'a read shows a user to a caller without credentials',
    example: 'GET /users/7 as anonymous -> 200 with name, e-mail address and role',
    fix: 'authenticate reads too; where users are public, say so with security: [] at the read, or reads: { public: true } in the profile',
  },
  'read-by-other-organization': {
    means: 'a read shows a user to a caller of another organization',
    example: 'GET /users/7 as otherOrganization -> 200, expected 403 or 404',
    fix: "look users up within the caller's organization when they are read, too",
  },
  'told-before-caller': {
    means: 'what is wrong with id or body is told before it is checked who asks',
    example: 'as anonymous: {"role":"x"} -> 400, {"role":"admin"} -> 401',
    fix: 'authenticate and authorize first, validate after',
  },
  'challenge-missing': {
    means: 'a response 401 has no WWW-Authenticate',
    example: 'PATCH /users/7/role as anonymous -> 401 without WWW-Authenticate',
    fix: 'send WWW-Authenticate: Bearer, or your scheme (RFC 9110 section 15.5.2)',
  },
  'refused-but-applied': {
    means: 'the response is a refusal, and the change took place',
    example: 'PATCH /users/7/role {"role":"owner"} as member -> 403; a read then shows "owner"',
    fix: 'check before you write, or roll the transaction back when you refuse',
  },
  'user-invented': {
    means: 'after a request that names nobody, there is a new user',
    example: 'PUT /users/UNKNOWN -> 404, and the list has one user more',
    fix: 'do not create on update',
  },
  'closed-early': {
    means: 'the connection is closed while a large body is still being sent: a note',
    example: 'PATCH /users/7/role (8 MB) -> connection closed, expected 413',
    fix: 'respond 413 before you close',
  },
  'empty-text-refused': {
    means: 'an empty text is refused, which the document allows: a gap',
    example: 'PATCH /users/7 {"title":""} -> 400',
    fix: 'write minLength: 1 into the document',
  },
};
