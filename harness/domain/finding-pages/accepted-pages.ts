import type { FindingPages } from './page.ts';

/** Requests that were to be refused, and were carried out. */
export const acceptedPages: FindingPages = {
  'accepted-no-credentials': {
    means: 'an update without credentials, or with empty ones, is carried out',
    example: 'PATCH /users/7/role {"role":"admin"} as anonymous -> 200, expected 401',
    fix: 'authenticate before the handler runs, and treat a header that is there but empty as absent',
  },
  'accepted-wrong-credentials': {
    means: 'an update with credentials that nobody has is carried out',
    example: 'PATCH /users/7/role {"role":"admin"} with a key that is off by one character -> 200, expected 401',
    fix: 'compare the whole credential; check every part where several headers are needed, on every request',
  },
  'accepted-insufficient-role': {
    means: 'a caller who may not change roles changes one',
    example: 'PATCH /users/7/role {"role":"admin"} as member -> 200, expected 403',
    fix: 'check the permission for this operation on the server, for every value; if members may do it, say so under permissions in the profile',
  },
  'accepted-self-promotion': {
    means: 'a caller gives itself a role that it does not have',
    example: 'PATCH /users/ME/role {"role":"owner"} as member ME -> 200, expected 403',
    fix: 'refuse an update of the own role upwards, whatever else the caller may do with its own user',
  },
  'accepted-above-caller': {
    means: 'a caller gives a role above its own, or changes a user who ranks above it',
    example: 'PATCH /users/7/role {"role":"owner"} as admin -> 200, expected 403',
    fix: 'compare the rank of the caller with the new role and with the role that the user has now',
  },
  'accepted-other-organization': {
    means: 'a caller of one organization updates a user of another',
    example: 'PATCH /users/7/role {"role":"admin"} as otherOrganization -> 200, expected 403 or 404',
    fix: "look users up within the caller's organization, never by id alone",
  },
  'demoted-caller-accepted': {
    means: 'a caller whose role was just taken away still changes roles',
    example: 'admin A becomes member -> 200; PATCH /users/7/role as A -> 200, expected 403',
    fix: 'read the role at each request, or end sessions and tokens when it changes',
  },
  'accepted-last-owner': {
    means: 'the last owner of an organization is demoted',
    example: 'PATCH /users/OWNER/role {"role":"member"} -> 200, expected 409',
    fix: 'count the owners that would be left, in the same transaction as the update',
  },
  'last-owner-lost': {
    means: 'no owner is left: after one demotion that was refused, or after two that raced',
    example: 'two demotions at once, of the last two owners -> 200 and 200; no owner is listed',
    fix: 'lock the row that counts the owners, or let the database refuse it; refuse before you write',
  },
  'accepted-unknown-user': {
    means: 'an update of a user who does not exist succeeds',
    example: 'PATCH /users/00000000-0000-4000-8000-000000000000/role -> 200, expected 404',
    fix: 'respond 404 when no row was changed; do not create a user on an update',
  },
  'accepted-removed-user': {
    means: 'an update of a user who was removed succeeds',
    example: 'PATCH /users/REMOVED/role -> 200, expected 404',
    fix: 'leave removed users out of what the update finds',
  },
  'accepted-managed-user': {
    means: 'the role of a user whom an identity provider manages is changed by hand',
    example: 'PATCH /users/MANAGED/role -> 200, expected the refusal that the document names',
    fix: 'refuse it, as documented: the next synchronization would undo it without a word',
  },
  'accepted-malformed-id': {
    means: 'an id that no user can have is accepted',
    example: 'PATCH /users/not-an-id/role -> 200, expected 400 or 404',
    fix: 'check the format of the id, and respond 404 when no row was changed',
  },
  'spelled-id-elsewhere': {
    means: 'another spelling of an id (leading zeros, letter case, trailing space) changes a user other than it names',
    example: 'PATCH /users/7abc/role {"role":"admin"} -> 200, and user 7 is admin',
    fix: 'compare the whole id as text; do not read a number off its start',
  },
  'accepted-invalid-value': {
    means:
      'a value that the schema, or a constraint in prose, forbids is accepted; the same request without it was accepted too',
    example: 'PATCH /users/7/role {"role":"Admin"} -> 200, expected 400: the list has "admin"',
    fix: 'validate against the published schema; where the server is right, correct the document and pull it again',
  },
  'accepted-two-violations': {
    means: 'a request that breaks two constraints at once is accepted, where each alone is refused',
    example: 'PATCH /users/7 {"role":"x","title":7} -> 200, expected 400',
    fix: 'collect every error before you decide; do not stop checking after the first',
  },
  'accepted-missing-field': {
    means: 'a request without a required field is accepted',
    example: 'PATCH /users/7/role {} -> 200, expected 400',
    fix: 'demand what the document calls required, or document it as optional',
  },
  'accepted-unknown-role': {
    means: 'a role that does not exist is accepted',
    example: 'PATCH /users/7 {"roleId":"b0a5..."} -> 200, expected 400, 404 or 422',
    fix: "look the role up within the caller's organization before it is stored",
  },
  'accepted-contradicted': {
    means: 'a value is accepted of which prose and schema say different things: a gap of the document, not a failure',
    example: 'PATCH /users/7 {"name":"<b>"} -> 200; the schema allows it, a sentence forbids it',
    fix: 'make the document say one thing',
  },
  'accepted-mismatched-id': {
    means: 'the id in the body is not the one in the path, and the update is carried out',
    example: 'PATCH /users/7 {"data":{"id":"8","role":"admin"}} -> 200, expected 400 or 409',
    fix: 'compare both ids, and refuse where they differ',
  },
  'accepted-malformed-json': {
    means: 'a body that is not JSON is accepted',
    example: 'PATCH /users/7/role {"role":"admin" -> 200, expected 400',
    fix: 'respond 400 when the parser fails; never go on with an empty object',
  },
  'accepted-empty-body': {
    means: 'a request without a body is accepted',
    example: 'PATCH /users/7/role (no body) -> 200, expected 400',
    fix: 'demand a body, or document it as optional',
  },
  'accepted-not-an-object': {
    means: 'a body of another JSON type is accepted where an object is documented',
    example: 'PATCH /users/7/role ["admin"] -> 200, expected 400',
    fix: 'check the type of the whole body before its fields are read',
  },
  'accepted-wrong-media-type': {
    means: 'a body in an undocumented media type is accepted',
    example: 'PATCH /users/7/role role=admin (text/plain) -> 200, expected 415',
    fix: 'parse by Content-Type, and respond 415 to others: it also keeps simple cross-site requests out',
  },
  'form-accepted': {
    means: 'a form changes a role where only JSON is documented, which any page can send with the cookies of a visitor',
    example: 'PATCH /users/7/role role=admin (application/x-www-form-urlencoded) -> 200, expected 415',
    fix: 'take JSON alone, and respond 415 to forms',
  },
  'accepted-unsupported-method': {
    means: 'a method that the document does not name succeeds at the path of the update',
    example: 'PUT /users/7/role -> 200, expected 405',
    fix: 'register the documented methods alone, and respond 405 with Allow to others',
  },
  'other-form-open': {
    means: 'an update that is refused for its caller is done when the same request is written otherwise',
    example: 'PATCH /users/7/role/ {"role":"admin"} as anonymous -> 200, without the slash at the end -> 401',
    fix: 'ask who calls in one place behind the router, not in a rule that compares paths or methods',
  },
  'method-open': {
    means: 'an undocumented method changes or shows a user without credentials, or for nobody',
    example: 'PUT /users/7/role {"role":"admin"} as anonymous -> 200, expected 401, 403 or 405',
    fix: 'put authentication before routing, so that it holds for every method',
  },
  'mass-assigned': {
    means: 'a field that only responses document can be set by an update',
    example: 'PATCH /users/7/role {"role":"member","isAdmin":true} -> 200, and the user shows isAdmin true',
    fix: 'copy the documented fields one by one; never spread the body into the stored user',
  },
  'unknown-field-honored': {
    means: 'a field that the document does not know is stored',
    example: 'PATCH /users/7/role {"role":"member","x":"1"} -> 200, and a read shows x',
    fix: 'store documented fields alone',
  },
  'prototype-honored': {
    means: 'a key such as __proto__ or constructor takes effect',
    example: 'PATCH /users/7/role {"__proto__":{"role":"admin"}} -> 200, and the user is admin',
    fix: 'read own properties alone, or drop these keys when the body is parsed',
  },
  'lenient-parser': {
    means: 'a body that is almost JSON (comments, a trailing comma) is accepted: a note',
    example: 'PATCH /users/7/role {"role":"admin",} -> 200',
    fix: 'use a strict parser, unless it is meant',
  },
};
