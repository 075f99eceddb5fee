import type { JsonObject } from '../../store.ts';
import type { Call, Reply } from '../../style.ts';

/** Why a request is not done. */
export type Wrong =
  | 'nobody' // no credentials, or wrong ones
  | 'forbidden'
  | 'no-user'
  | 'no-route'
  | 'no-method'
  | 'media'
  | 'syntax'
  | 'invalid'
  | 'large';

/** How a framework or product says things by default; what it does is written once, in dialect-style.ts. */
export interface Dialect {
  readonly id: string;
  readonly about: string;
  readonly format: 'uuid' | 'integer';
  readonly method: 'PATCH' | 'PUT';
  /** The header with the credential. */
  readonly header: readonly [name: string, prefix: string];
  readonly success: 'user' | 'nothing' | 'message';
  /** Names in a body are compared without regard to letter case. */
  readonly folds?: boolean;
  /** Members that it does not know are refused. */
  readonly closed?: boolean;
  /** JSON is read whatever the Content-Type is (`any`), or is no input where it is another (`none`), or that is refused. */
  readonly media: 'any' | 'none' | 'refused';
  /** Broken JSON is found before anybody asks who calls. */
  readonly parsesFirst?: boolean;
  /** Credentials are asked for before the router, or after it. */
  readonly asksFirst?: boolean;
  readonly wrong: (why: Wrong, call: Call) => Reply;
  /** What its document says of errors: by status code, the schema. */
  readonly documented: Readonly<Record<string, JsonObject | null>>;
  readonly errorType?: string;
  /** The deviation of its faulty twin. */
  readonly fault: string;
}
