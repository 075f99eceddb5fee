import type { Json } from '../model/json.ts';
import type { RateWindow } from '../model/profile.ts';
import type { Connection, Pace, Permission, TokenCommand } from '../model/target.ts';

/** One target as `specs/targets.schema.json` describes it. */
export interface WrittenTarget {
  readonly contract: string;
  readonly baseUrl: string;
  readonly organisation?: string | number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly callers: {
    readonly admin: WrittenCaller;
    readonly member?: WrittenCaller;
    readonly outsider?: WrittenCaller;
  };
  readonly subjects?: readonly (string | number)[];
  readonly fixtures?: {
    readonly unknown?: string | number;
    readonly removed?: string | number;
    readonly foreign?: string | number;
    readonly lastOwner?: string | number;
    readonly roles?: readonly Json[];
  };
  readonly pace?: Partial<Pace>;
  readonly limit?: RateWindow;
  readonly allow?: readonly Permission[];
  readonly connection?: Connection;
}

/** One caller as it is written. */
export interface WrittenCaller {
  readonly headers?: Readonly<Record<string, string>>;
  readonly userId?: string | number;
  readonly schemes?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly token?: TokenCommand;
}
