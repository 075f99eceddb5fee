/** The words of a name, singular: `memberIds`, `member_id` and `MemberID` are all member and id. */
export function wordsOf(text: string): readonly string[] {
  return unaccented(text)
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\d]+/u)
    .filter((word) => word !== '')
    .map(singular);
}

/** `rôle` is `role`. */
function unaccented(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '');
}

function singular(word: string): string {
  if (word === 'people') return 'person';
  if (/ies$/.test(word)) return `${word.slice(0, -3)}y`;
  return /[^sui]s$/.test(word) && word !== 'access' ? word.slice(0, -1) : word;
}

const people = new Set(
  (
    'user member membership person staff collaborator teammate crew principal assignee contributor participant employee ' +
    'agent operator individual identity administrator login username handle email mail who seat ' +
    'character player student teacher learner colleague delegate approver ' +
    'utilisateur usuario usuaria utente benutzer mitglied membre miembro membro gebruiker anvandare bruger'
  ).split(' '),
);
/** Words that identify a person, and that many persons together do not go by. */
const handles = new Set('login username handle email mail who seat'.split(' '));
const tenants = new Set(
  (
    'org organization organisation tenant account workspace team group project company site space enterprise realm customer ' +
    'department repository repo business instance environment domain network board folder'
  ).split(' '),
);
const roles = new Set(
  'role permission access privilege grant scope clearance assignment duty sysadmin admin rank tier level'.split(' '),
);
const machines = new Set('database db sql mysql postgre postgresql redis service machine bot device'.split(' '));
const generic = new Set('id identifier uuid guid key slug code sid mid uid pk name or ref number'.split(' '));

/** A table that joins users to what they belong to: memberships by another name. A user group is none. */
export function isJoined(name: string): boolean {
  return /^(user|member)[-_]?(organi[sz]ation|project|workspace|account|compan(y|ie)|site|tenant)s?$/i.test(name);
}

/** Accounts that are nobody's: users of a database, services that log in. */
export function isMachine(name: string): boolean {
  return wordsOf(name).some((word) => machines.has(word));
}

/** What a name stands for; its last word that is not merely "id" says it. */
export type Kind = 'person' | 'tenant' | 'role' | 'other' | 'nothing';

/** What a name stands for: `{account_user_id}` is a person, `{user_group}` a tenant, `{id}` nothing by itself. */
export function kindOf(name: string): Kind {
  const words = wordsOf(name).filter((word) => !generic.has(word));
  const last = words.at(-1);
  if (last === undefined) return 'nothing';
  if (people.has(last)) return isMachine(name) ? 'other' : 'person';
  if (tenants.has(last)) return 'tenant';
  return roles.has(last) ? 'role' : 'other';
}

/** A segment that many people stand under: `members`, and not `emails` or `logins`. */
export function isCrowd(segment: string): boolean {
  const last = wordsOf(segment.replace(/\.json$/, '')).at(-1) ?? '';
  return people.has(last) && !handles.has(last);
}

/** A segment that speaks of roles: `roles`, `roleUpdate`, `role-mappings`. */
export function isOfRole(segment: string): boolean {
  return (
    wordsOf(segment).some((word) => roles.has(word)) || roleScore(segment.replace(/^(set|update|change)_?/i, '')) >= 4
  );
}

/** The name says nothing but that it identifies. */
export function isGeneric(name: string): boolean {
  return kindOf(name) === 'nothing';
}

/** Role in other languages. */
const foreign = new Set('rol rolle ruolo papel funcao perfil roll rola roli rolid rolleid'.split(' '));

/** How much a field's name sounds like a role, 0 to 6. */
export function roleScore(name: string): number {
  const plain = unaccented(name)
    .replace(/[^a-z]/gi, '')
    .toLowerCase();
  if (foreign.has(plain)) return 5;
  if (/^(role|roles|roleid|roleids|rolename|roleslug|roleslugs|rolekey|rolesid)$/.test(plain)) return 6;
  if (/roles?(u?ids?|names?|slugs?|keys?|uuids?|sids?|types?|codes?|tags?)?$/.test(plain)) return 5;
  if (
    /^(user|member|org|organi[sz]ation|account|workspace|team|project|site)?(access|accesslevels?|permissionlevel|permissiontype|permissionset|privileges?)$/.test(
      plain,
    )
  )
    return 4;
  if (/^(permission|access|security)(profiles?|groups?|sets?)(ids?|names?)?$/.test(plain)) return 4.5;
  if (/^(user|member|membership|seat|license)type$/.test(plain)) return 4;
  if (/^(permissions?|grants?|scopes?|level|clearance|rank|seat|tier)$/.test(plain)) return 3;
  return isRoleFlag(name) ? 3 : 0;
}

/** How much a place sounds like a role: by its own name, or by that of the role object it is in. Whose manager or owner somebody is is no role. */
export function scoreOfPlace(pointer: string): number {
  const [name = ''] = pointer.split('/').reverse();
  return Math.max(roleScore(name), holderScore(pointer));
}

/** How much the object around a place sounds like a role; what is only the form of a document (JSON:API) is passed over. */
export function holderScore(pointer: string): number {
  const holder =
    pointer
      .split('/')
      .slice(1, -1)
      .findLast((key) => !/^(data|attributes|\d+)$/.test(key)) ?? '';
  return isRoleFlag(holder) ? 0 : roleScore(holder);
}

/** Names of a rank that says by itself nothing of rights: how far somebody is trusted, paid for or along. */
export const weakRole = /^(level|tier|rank|clearance|grants?|scopes?|seat)$/i;

/** Flags that take rights away: who is restricted is the weaker one. */
export function isWeakness(name: string): boolean {
  return /(restricted|read_?only|guest|limited)(_?flag)?$/i.test(name);
}

/** Words of a flag without what only says that it is one: `is_admin`, `admin_flag` and `admin` are the same. */
export function flagWords(name: string): string {
  return wordsOf(name)
    .filter((word) => word !== 'is' && word !== 'flag')
    .join(' ');
}

/** Names of booleans that are a role: `is_admin`, `sysadmin_flag`, `restricted`. */
export function isRoleFlag(name: string): boolean {
  const plain = name.replace(/[^a-z]/gi, '').toLowerCase();
  return /^(is)?(sys(tem)?|super|org(anization)?|site|global|account|tenant|company|scheme|team|channel|workspace|project)?(admin(istrator)?|owner|superuser|staff|restricted|readonly|guest|manager|moderator)(flag)?$/.test(
    plain,
  );
}

/** A name that an identifier of a person goes by. */
export function soundsLikeId(name: string): boolean {
  return /^(id|uuid|guid|sid|ref|handle|login|.*(user|member|membership|person|account)[_-]?(id|handle|uuid|name)?|.*[_-]?id)$/i.test(
    name,
  );
}

/** Words for somebody else than the user that a field is about: who made, invited or leads them. */
export const isAnother =
  /^(by|creator|created|author|updated|modified|owner|inviter|manager|supervisor|parent|delegate|approver)$/;
/** Names of a person's e-mail address. */
export const emailName =
  /^(e?mail|e?mail_?address|user_?e?mail|member_?e?mail|work_?e?mail|primary_?e?mail|public_?email)$/i;
/** Names under which a person logs in; a value may be an e-mail address, and need not be. */
export const loginName = /^(user_?name|login|handle)$/i;
/** Names of a person's name. */
export const personName = /^(name|full_?name|display_?name|real_?name|user_?name|first_?name)$/i;
/** What nobody should vary to see whether it is stored: secrets, states, and what a server counts or sets by itself. */
export function isUnwritable(name: string): boolean {
  return /pass(word|code)|secret|token|pin$|key$|mfa|otp|2fa|expir|status|state$|active|enabled|disabled|deleted|blocked|locked|suspend|archived|created|updated|modified|last_?|_at$|date|count|url|uri|href|links?$|avatar|email|login|user_?name|(^|_)id$|[a-z]Ids?$|version$|^_?e?tag$|^_?rev(ision)?$|^generation$|stamp$/i.test(
    name,
  );
}

/** Times that a server sets by itself. */
export const volatileName = /^(updated|modified|changed|last_?\w*|seen)(_?(at|on|time|date))?$/i;

const notRoles = new Set('unspecified unknown undefined invalid error unrecognized unset'.split(' '));
const fillers = new Set('role user member type permission access level'.split(' '));

/** What an enum has for lack of a role: `ERROR`, `ROLE_UNSPECIFIED`. Nobody can be given it. */
export function isNoRole(value: unknown): boolean {
  const words = typeof value === 'string' ? wordsOf(value).filter((word) => !fillers.has(word)) : [];
  return words.length > 0 && words.every((word) => notRoles.has(word));
}

/** Most of them are called as roles are, and one of them manages. */
export function areRoleNames(values: readonly unknown[]): boolean {
  const texts = values.filter((value) => typeof value === 'string');
  const usual = texts.filter((text) =>
    /owner|admin|manager|member|user|edit|view|read|guest|operator|moderat/i.test(text),
  );
  return (
    texts.length > 1 && usual.length * 2 >= texts.length && texts.some((text) => /owner|admin|manager/i.test(text))
  );
}
