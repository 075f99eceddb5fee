import type { Fault, MockViolation } from '../model/mock.ts';
import type { Refusal } from '../model/profile.ts';
import type { Call, Check, Rejection } from './call.ts';
import { checkCredentials, checkIdForm, checkPermissions, checkStanding, checkTestUser } from './checks/access.ts';
import { checkCondition } from './checks/condition.ts';
import {
  checkLastOwner,
  checkPatch,
  checkProseConstraints,
  checkRepeated,
  checkSchema,
  checkValues,
} from './checks/content.ts';
import { checkContext, checkQuery } from './checks/envelope.ts';
import { checkJson, checkMediaType, checkSize } from './checks/form.ts';
import type { Choices } from './choices.ts';
import type { World } from './world.ts';

const envelope = [checkContext, checkQuery];
const form = [checkMediaType, checkSize, checkJson];
const user = [checkIdForm, checkTestUser];
const access = [...user, checkPermissions, checkStanding];
const content = [checkRepeated, checkSchema, checkPatch, checkProseConstraints, checkValues];

const orders: Readonly<Record<Choices['order'], readonly Check<World>[]>> = {
  usual: [...envelope, checkPermissions, ...form, ...user, checkStanding, ...content, checkCondition, checkLastOwner],
  'form-first': [...envelope, ...form, ...access, ...content, checkCondition, checkLastOwner],
  'permissions-first': [...envelope, ...access, ...form, ...content, checkCondition, checkLastOwner],
  'body-first': [...envelope, ...form, ...content, ...access, checkCondition, checkLastOwner],
};

/** Checks before a request counts against its caller's limit. */
export const beforeLimit: readonly Check<World>[] = [checkCredentials];

/** Checks of an update after that, in the order that this server looks. */
export function checksOfUpdate(choices: Choices): readonly Check<World>[] {
  return orders[choices.order];
}

/** Checks of a read. */
export const checksOfRead: readonly Check<World>[] = [...envelope, checkIdForm, checkTestUser];

/** Checks of an operation that takes a role away. */
export const checksOfUnassign: readonly Check<World>[] = [checkContext, checkPermissions, ...user, checkStanding];

/** The first rejection that no fault forgives; what is forgiven first is kept as the call's refusal, for faults to see. */
export function firstRejection(world: World, call: Call, checks: readonly Check<World>[]): Rejection | undefined {
  for (const check of checks) {
    const rejections = check(world, call);
    if (rejections.length === 0) continue;
    for (const rejection of rejections) {
      if (!forgiven(world.faults, call, rejection)) return rejection;
    }
  }
  return undefined;
}

/** Whether a fault lets a request pass although the honest server refuses it. */
export function forgiven(faults: readonly Fault[], call: Call, { refusal, violation }: Rejection): boolean {
  if (faults.length === 0) return false;
  note(call, refusal, violation);
  return faults.some((fault) => fault.forgives?.(refusal, call) ?? false);
}

/** Sets what a call is refused for. */
export function note(call: Call, refusal: Refusal | undefined, violation: MockViolation | undefined): void {
  if (call.refusal !== undefined) delete call.refusal;
  if (call.violation !== undefined) delete call.violation;
  if (refusal !== undefined) call.refusal = refusal;
  if (violation !== undefined) call.violation = violation;
}
