import { isObject } from '../../domain/is-object.ts';
import type { Contract } from '../../model/contract.ts';
import type { Refusal } from '../../model/profile.ts';
import { mainField } from './main-field.ts';
import { responseFields } from './response-fields.ts';

/** The first reason among several conditions; true when all hold. */
export function all(
  ...conditions: readonly ((contract: Contract) => true | string)[]
): (contract: Contract) => true | string {
  return (contract) => conditions.map((condition) => condition(contract)).find((met) => met !== true) ?? true;
}

/** Updates are JSON bodies. */
export function takesJsonBodies({ request }: Contract): true | string {
  return (request.encoding ?? 'json') === 'json' || 'updates are not JSON';
}

/** The update responds a user object. */
export function showsUserInResponse({ profile }: Contract): true | string {
  return profile.responses.user !== null || 'the update responds no user object';
}

/** A read shows users. */
export function hasRead({ reads }: Contract): true | string {
  return (reads.one ?? reads.list) !== undefined || 'the contract has no read';
}

/** What an update adds can be taken away, and a read shows it. */
export function takesRolesAway(contract: Contract): true | string {
  const { profile, unassign } = contract;
  const isShown = profile.fields.some(({ adds, user }) => adds && user !== undefined);
  return isShown && unassign !== undefined ? hasRead(contract) : 'no operation takes a role away';
}

/** Users can be listed. */
export function hasList({ reads }: Contract): true | string {
  return reads.list !== undefined || 'the contract has no list of users';
}

/** The update's own response shows the field that it changes. */
export function echoesChange(contract: Contract): true | string {
  const change = mainField(contract);
  const shown = (change.response ?? change.user) !== undefined && contract.profile.responses.user !== null;
  return shown || `no response shows ${change.name}`;
}

/** The operation changes a role. */
export function changesRole({ profile }: Contract): true | string {
  return profile.fields.some((change) => change.kind === 'role') || 'the operation changes no role';
}

/** A status is documented for the update. */
export function documents(status: number): (contract: Contract) => true | string {
  return ({ update }) => String(status) in update.responses || `status ${status} is not documented`;
}

/** An error with a schema that demands something is documented, beside the one past the limit. */
export function documentsErrors(contract: Contract): true | string {
  const statuses = Object.keys(contract.update.responses).filter(
    (status) => /^4\d\d$/.test(status) && status !== '429',
  );
  const strict = statuses.some((status) => responseFields(contract, Number(status)).some((field) => field.required));
  return strict || 'no documented error demands a field';
}

/** The organization keeps an owner. */
export function keepsOwner({ profile }: Contract): true | string {
  const owners = profile.permissions.roles.some((role) => role.owner);
  const refused = profile.refusals?.['last-owner'] !== undefined || profile.mock?.lastOwner === 'refuse';
  return (owners && refused) || 'the last owner may go';
}

/** The document limits how often, and says so with a status. */
export function rateLimits(contract: Contract): true | string {
  return '429' in contract.update.responses || 'status 429 is not documented';
}

/** The request's schema uses one of these keywords somewhere. */
export function requestUses(...keywords: readonly string[]): (contract: Contract) => true | string {
  return ({ request }) => {
    const text = JSON.stringify(request.enforceable);
    return (
      keywords.some((keyword) => text.includes(`"${keyword}":`)) ||
      `the request's schema has no ${keywords.join(' or ')}`
    );
  };
}

/** There is more than one way to authenticate. */
export function hasSchemes({ profile }: Contract): true | string {
  return profile.auth.schemes.length > 1 || 'there is only one way to authenticate';
}

/** The profile says what a refusal gets. */
export function binds(refusal: Refusal): (contract: Contract) => true | string {
  return ({ profile }) => profile.refusals?.[refusal] !== undefined || `the profile says nothing of ${refusal}`;
}

/** Errors say their status in a member of the body, as a number. */
export function errorsSayStatus({ profile }: Contract): true | string {
  const description = (profile.errors ?? []).some(
    ({ body, statuses }) =>
      statuses === undefined && isObject(body) && statusNames.some((name) => body[name] === '{status}'),
  );
  return description || 'errors do not say their status';
}

/** Names under which errors say their status. */
export const statusNames: readonly string[] = ['status', 'status_code', 'statusCode'];
