import type { FindingPages } from './page.ts';

/** What is stored, and what reads show of it. */
export const statePages: FindingPages = {
  'change-not-stored': {
    means: 'an update succeeds, and a later read does not show it',
    example: 'PATCH /users/7/role {"role":"admin"} -> 200; GET /users/7 -> 200 with "member"',
    fix: 'commit before you respond; where reads lag, set settles: SECONDS under reads in the profile',
  },
  'spelling-misread': {
    means: 'JSON that is written another way is accepted and stored as something else',
    example: 'PATCH /users/7/role {"role":"adm\\u0069n"} -> 200; a read shows another role',
    fix: 'parse JSON with a parser, and store what it reads (RFC 8259)',
  },
  'empty-list-ignored': {
    means: 'an array without an item is accepted, and the old items are still there',
    example: 'PUT /users/7 {"role_ids":[]} -> 200; a read still shows ["a"]',
    fix: 'store the empty array, or refuse it and write minItems: 1 into the document',
  },
  'change-late': {
    means: 'a read shows the update only after a while',
    example: 'PATCH -> 200; GET -> "member", a second later "admin"',
    fix: 'respond when reads can see it, or document the delay',
  },
  'change-not-echoed': {
    means: "the update's own response shows another value than was set",
    example: 'PATCH /users/7/role {"role":"admin"} -> 200 {"role":"member"}',
    fix: 'respond with the user as stored, not as read before the update',
  },
  'change-not-shown': {
    means: 'the response does not show the field that was set: a note',
    example: 'PATCH /users/7/role -> 200 {"id":"7"}',
    fix: 'return the field, so that clients need no second request',
  },
  'response-disagrees': {
    means: 'response and later read show different values',
    example: 'PATCH -> 200 {"role":"admin"}; GET -> 200 {"role":"member"}',
    fix: 'build both from the same stored user',
  },
  'user-not-shown': {
    means: 'a response that should show the user does not',
    example: 'PATCH /users/7/role -> 200 {}',
    fix: 'return the user as documented, or set responses.user: null in the profile when none is documented',
  },
  'wrong-user': {
    means: 'the response shows another user than the one that was named',
    example: 'PATCH /users/7/role -> 200 {"id":"8"}',
    fix: 'look the user up by the id in the path',
  },
  'reads-another': {
    means: 'a read shows another user than the one that was named',
    example: 'GET /users/7 -> 200 {"id":"8"}',
    fix: 'look the user up by the id in the path; look at caches whose key leaves out the id',
  },
  'user-vanished': {
    means: 'a user can no longer be read after an update',
    example: 'PATCH /users/7/role -> 200; GET /users/7 -> 404',
    fix: 'update the row in place; do not delete and insert',
  },
  'field-changed': {
    means: 'an update changed a field that it did not name',
    example: 'PATCH /users/7/role {"role":"admin"} -> 200, and /name is another',
    fix: 'write only the fields that the request names',
  },
  'undeclared-field-changed': {
    means: 'a field that the document does not declare changed: a note',
    example: 'PATCH /users/7/role -> 200, and /lastSeen is another',
    fix: 'nothing, where it follows from the request',
  },
  'field-follows': {
    means: 'a field changed with the role and came back with it: a note',
    example: 'PATCH /users/7/role {"role":"admin"} -> 200, /permissions changed; back with the old role',
    fix: 'nothing',
  },
  'omitted-field-lost': {
    means: 'an update that leaves a field out clears it, though updates merge',
    example: 'PATCH /users/7 {"role":"admin"} -> 200, and /title is gone',
    fix: 'merge: leave what is not named as it is',
  },
  'omitted-field-kept': {
    means: 'an update that leaves a field out keeps it, though updates replace',
    example: 'PUT /users/7 {"role":"admin"} -> 200, and /title is still there',
    fix: 'replace the whole, or document that PUT merges',
  },
  'assignment-replaced': {
    means: 'an operation that should add a role takes another away',
    example: 'POST /users/7/roles {"role":"b"} -> 200, and role "a" is gone',
    fix: 'add to what is assigned',
  },
  'role-not-taken': {
    means: 'a role that was taken away is still there',
    example: 'DELETE /users/7/roles/b -> 204, and user 7 still has "b"',
    fix: 'remove the assignment before it is confirmed',
  },
  'other-role-taken': {
    means: 'taking one role away took another with it',
    example: 'DELETE /users/7/roles/b -> 204, and role "a" is gone too',
    fix: 'name the role as well as the user in the WHERE of the removal',
  },
  'take-away-refused': {
    means: 'a role that the user has cannot be taken away, or a second try breaks the server',
    example: 'DELETE /users/7/roles/b -> 500 where user 7 has no role "b"',
    fix: 'respond 404, or success, where there is nothing to take away',
  },
  'other-user-changed': {
    means: 'an update of one user changed another',
    example: 'PATCH /users/7/role -> 200, and user 8 has another role',
    fix: 'name the user in the WHERE of the update',
  },
  'users-mixed': {
    means: 'updates of several users at once end with values of each other',
    example: 'users 7 and 8 set at once to "a" and "b"; user 7 shows "b"',
    fix: 'keep nothing of a request in variables that requests share',
  },
  'patch-not-refused': {
    means: 'a patch with an operation about a place that there is not was accepted: a note',
    example: 'PATCH /users/7 [{"op":"replace","path":"/role",...},{"op":"replace","path":"/nowhere/x",...}] -> 200',
    fix: 'refuse the whole patch, as RFC 6902 says',
  },
  'user-left-out': {
    means: 'an update that names several users succeeded, and one of them is as before',
    example: 'PATCH /users {"users":[{"id":7,"role":"a"},{"id":8,"role":"b"}]} -> 200, and user 8 has no "b"',
    fix: 'apply every part, in one transaction, or say which were not',
  },
  'repeat-changed-state': {
    means: 'the same update sent twice ends elsewhere than sent once',
    example: 'PUT /users/7/roles ["a"] twice -> roles ["a","a"]',
    fix: 'set, do not append or toggle',
  },
  diverged: {
    means: 'after updates of one user at once, reads show a value that none of them set, or not the same one',
    example: 'five updates at once -> 200; GET shows "member", which nobody set',
    fix: 'make each update one transaction',
  },
  'update-lost': {
    means: 'one of two updates at once succeeded and left no trace',
    example: 'role and title set at once -> 200 and 200; only the title is stored',
    fix: 'write the changed columns alone, or use a version and respond 409',
  },
  'reads-disagree': {
    means: 'two ways to read one user show different values',
    example: 'GET /users/7 -> "admin", GET /users -> user 7 "member"',
    fix: 'read both from one place, or invalidate the cache of both',
  },
  'neither-old-nor-new': {
    means: 'a read during an update shows neither the value before nor the one after',
    example: 'GET /users/7 while it is updated -> 200 without a role',
    fix: 'write in one statement',
  },
  'pending-role-lost': {
    means: 'the role given to an invited user is gone once it is read',
    example: 'PATCH /users/INVITED/role {"role":"admin"} -> 200; GET -> the role of the invitation',
    fix: 'store it with the invitation',
  },
  'not-seen': {
    means: 'a race was tried and showed nothing: a note, because a race proves little',
    example: 'two demotions at once -> 200 and 409',
    fix: 'nothing',
  },
};
