/** How much a field's name sounds like a role, 0 to 6. */
export function roleScore(name: string): number {
  const plain = name.replace(/[^a-z]/gi, '').toLowerCase();
  if (/^(role|roles|roleid|roleids|rolename|roleslug|roleslugs|rolekey)$/.test(plain)) return 6;
  if (/roles?(ids?|names?|slugs?)?$/.test(plain)) return 5;
  if (/^(access|accesslevel|accessrole|permissionlevel|permissionset|privilege|privileges|usertype)$/.test(plain))
    return 4;
  if (/^(permissions?|grants?|scopes?|level|clearance|rank)$/.test(plain)) return 3;
  return /^(isadmin|admin|isowner)$/.test(plain) ? 1 : 0;
}

/** A path segment or name that stands for people. */
export function soundsLikePeople(text: string): boolean {
  return /(user|member|people|person|staff|collaborator|teammate|account|crew|principal|seat)s?/i.test(text);
}

/** A name that an identifier of a person goes by. */
export function soundsLikeId(name: string): boolean {
  return /^(id|uuid|guid|ref|handle|login|.*(user|member|membership|person|account)[_-]?(id|handle|uuid|name)?|.*[_-]?id)$/i.test(
    name,
  );
}

/** A name that an organization, or what else stands around people, goes by. */
export function soundsLikeOrganization(name: string): boolean {
  return /(org|organi[sz]ation|tenant|workspace|team|group|project|company|account)([_-]?(id|slug|name))?$/i.test(name);
}

/** Names of a person's e-mail address. */
export const emailName = /^(e?mail|e?mail_?address|user_?e?mail|public_?email|username)$/i;
/** Names of a person's name. */
export const personName = /^(name|full_?name|display_?name|real_?name|user_?name|first_?name)$/i;
/** Times that a server sets by itself. */
export const volatileName = /^(updated|modified|changed|last_?\w*|seen)(_?(at|on|time|date))?$/i;
