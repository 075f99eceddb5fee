import type { MockCall, MockRequest, MockViolation } from '../model/mock.ts';
import type { Refusal } from '../model/profile.ts';

/** One request as the server read it off the wire. */
export interface RawRequest extends MockRequest {
  /** More bytes than the mock takes came; `bytes` is empty then. */
  readonly oversized: boolean;
}

/** What is known of a request so far; filled from check to check. */
export type Call = { -readonly [K in keyof MockCall]: MockCall[K] } & {
  readonly oversized: boolean;
  /** Decoded path parameters by name. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** Why the body has no value. */
  unreadable?: Refusal;
  /** The id as the request gives it. */
  userId?: string;
};

/** Why a request is refused; a body may break several rules at once. */
export interface Rejection {
  readonly refusal: Refusal;
  readonly violation?: MockViolation;
  /** What is wrong outside the body, in words. */
  readonly detail?: string;
  /** Where no status of the refusal fits. */
  readonly status?: number;
}

/** One thing that a server looks at before it does what is asked. */
export type Check<World> = (world: World, call: Call) => readonly Rejection[];

/** Nothing to refuse. */
export const nothing: readonly Rejection[] = [];

/** One rejection, with the place in the body where there is one. */
export function refuse(
  refusal: Refusal,
  pointer?: string,
  keyword = '',
  proseConstraint?: string,
): readonly Rejection[] {
  if (pointer === undefined) return [{ refusal }];
  return [{ refusal, violation: { pointer, keyword, ...(proseConstraint === undefined ? {} : { proseConstraint }) } }];
}
