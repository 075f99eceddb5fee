import type { FindingPages } from './page.ts';

/** What `rolecall check` doubts about a contract, before anything is sent. */
export const checkPages: FindingPages = {
  'no-role': {
    means: 'no field that the profile names is a role, so an update of other fields is tested',
    example: 'fields: [{ name: title, kind: attribute, request: /title }]',
    fix: 'set kind: role on the field that is one',
  },
  'values-unknown': {
    means: 'neither document nor profile says which values a role takes',
    example: 'role: { type: string }, and no values',
    fix: 'add values: [admin, member] to the field in the profile',
  },
  'role-unseen': {
    means: 'no response shows the role, so whether it was stored cannot be tried',
    example: '204 without a body, and the read has no role',
    fix: 'add user: /role to the field, or a read that shows it',
  },
  'nobody-manages': {
    means: 'no role may call the update, so no caller of the mock can',
    example: 'permissions: { roles: [{ value: admin, rank: 2 }] }',
    fix: 'set mayUpdate: true on the roles that may',
  },
  'everybody-manages': {
    means: 'every role may call the update, so that the weak are refused cannot be tried',
    example: 'mayUpdate: true on each of the roles',
    fix: 'add a role without mayUpdate, or leave it where the vendor says so',
  },
  'no-read': {
    means: 'no operation shows a user, so what an update stored cannot be tried, and no live target can be restored',
    example: 'a profile without reads',
    fix: 'add reads: { one: ... } or reads: { list: ... }, and the operation to the document',
  },
  'role-not-writable': {
    means: 'permissions ranks a value that the field does not take',
    example: 'roles: [{ value: editr, rank: 2 }], and enum: [editor, viewer]',
    fix: 'correct the value, or set mayBeAssigned: false where users hold it and no update gives it',
  },
  'role-not-ranked': {
    means: 'the field takes a value that permissions does not rank',
    example: 'enum: [owner, admin, member], and roles without member',
    fix: 'add { value: member, rank: 1 } to permissions.roles',
  },
  'refusal-not-refused': {
    means: 'the profile binds a refusal to a status code that is none',
    example: 'unknown-user: { statuses: [200] }',
    fix: 'give it the 4xx that the vendor documents',
  },
  'refusal-without-source': {
    means: 'the profile names a refusal, and not where the vendor says so',
    example: 'last-owner: { statuses: [409] }',
    fix: 'add source: with the sentence or the response, or leave out what is only custom',
  },
  'refusal-undocumented': {
    means: 'a refusal has a source, and the document lists none of its status codes',
    example: 'unknown-user: { statuses: [410], source: ... }, and no response 410',
    fix: 'correct the status codes, or leave source: out',
  },
  'status-without-refusal': {
    means: 'a 4xx is documented, and nothing that a run sends is meant to lead to it',
    example: 'response 409, and no refusal with 409',
    fix: 'add the refusal that it stands for, such as last-owner: { statuses: [409], source: ... }',
  },
  'constraints-contradict': {
    means: 'no value obeys the document and every rule of the profile',
    example: 'maxLength: 3 in one rule and minLength: 9 in another',
    fix: 'correct one of the rules',
  },
  'constraint-forbids-nothing': {
    means: "a rule of the profile forbids nothing that the document's schema lets in",
    example: 'maxLength: 30 in both',
    fix: 'correct the rule, or leave it out',
  },
};
