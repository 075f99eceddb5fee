import type { Fault, MockViolation } from '../model/mock.ts';
import type { Cause } from '../model/profile.ts';
import type { Call, Check, Refusal } from './call.ts';
import { checkCredentials, checkIdForm, checkRights, checkSubject } from './checks/access.ts';
import { checkLastOwner, checkRepeated, checkRules, checkSchema, checkValues } from './checks/content.ts';
import { checkJson, checkMediaType, checkSize } from './checks/form.ts';
import type { Choices } from './choices.ts';
import type { World } from './world.ts';

const form = [checkMediaType, checkSize, checkJson];
const access = [checkIdForm, checkSubject, checkRights];
const content = [checkRepeated, checkSchema, checkRules, checkValues];

const orders: Readonly<Record<Choices['order'], readonly Check<World>[]>> = {
  usual: [...form, ...access, ...content, checkLastOwner],
  'rights-first': [...access, ...form, ...content, checkLastOwner],
  'body-first': [...form, ...content, ...access, checkLastOwner],
};

/** Checks before a request counts against its caller's limit. */
export const beforeLimit: readonly Check<World>[] = [checkCredentials];

/** Checks of an update after that, in the order that this server looks. */
export function checksOfUpdate(choices: Choices): readonly Check<World>[] {
  return orders[choices.order];
}

/** Checks of reading one user. */
export const checksOfRead: readonly Check<World>[] = [checkIdForm, checkSubject];

/** The first refusal that no fault forgives; what is forgiven first is kept as the call's cause, for faults to see. */
export function firstRefusal(world: World, call: Call, checks: readonly Check<World>[]): Refusal | undefined {
  for (const check of checks) {
    for (const refusal of check(world, call)) {
      if (!forgiven(world.faults, call, refusal)) return refusal;
    }
  }
  return undefined;
}

/** Whether a fault lets a request pass although the honest server refuses it. */
export function forgiven(faults: readonly Fault[], call: Call, { cause, violation }: Refusal): boolean {
  if (faults.length === 0) return false;
  note(call, cause, violation);
  return faults.some((fault) => fault.forgives?.(cause, call) ?? false);
}

/** Sets what a call is refused for. */
export function note(call: Call, cause: Cause | undefined, violation: MockViolation | undefined): void {
  delete call.cause;
  delete call.violation;
  if (cause !== undefined) call.cause = cause;
  if (violation !== undefined) call.violation = violation;
}
