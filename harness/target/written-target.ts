import type { Json } from '../model/json.ts';
import type { RateWindow } from '../model/profile.ts';
import type { Connection, Permission, RequestRate, TokenCommand } from '../model/target.ts';

/** One target as `specs/targets.schema.json` describes it. */
export interface WrittenTarget {
  readonly contract: string;
  readonly baseUrl: string;
  readonly organization?: string | number;
  readonly headers?: Readonly<Record<string, string>>;
  /** A Web Fuzzing Commons file beside this one. */
  readonly auth?: string;
  readonly callers: {
    readonly admin: WrittenCaller;
    readonly member?: WrittenCaller;
    readonly otherOrganization?: WrittenCaller;
  };
  readonly testUsers?: readonly (string | number)[];
  readonly fixtures?: {
    readonly unknown?: string | number;
    readonly removed?: string | number;
    readonly foreign?: string | number;
    readonly lastOwner?: string | number;
    readonly roles?: readonly Json[];
    readonly managed?: string | number;
    readonly pending?: string | number;
    readonly unknownRole?: Json;
  };
  readonly reads?: { readonly settles?: number };
  /** Names of environment variables whose values may be written down. */
  readonly harmless?: readonly string[];
  readonly writes?: { readonly settles?: number };
  readonly values?: Readonly<Record<string, Json>>;
  readonly requestRate?: Partial<RequestRate>;
  readonly rateLimit?: RateWindow;
  readonly allow?: readonly Permission[];
  readonly connection?: Connection;
}

/** One caller as it is written. */
export interface WrittenCaller {
  readonly headers?: Readonly<Record<string, string>>;
  readonly userId?: string | number;
  readonly organization?: string | number;
  readonly schemes?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly token?: TokenCommand;
  /** A name in the file that the target's `auth` names. */
  readonly auth?: string;
}
