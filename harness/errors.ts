/** Every way in which the harness itself cannot go on. Closed: a new code is a reviewed change. */
export const errorCodes = [
  'USAGE',
  'DOCUMENT_UNREADABLE',
  'DOCUMENT_UNSAFE',
  'PROFILE_INVALID',
  'CONTRACT_UNKNOWN',
  'OPERATION_UNKNOWN',
  'SCHEMA_INVALID',
  'SCHEMA_UNSATISFIABLE',
  'SCHEMA_UNDECIDABLE',
  'REQUIREMENT_UNKNOWN',
  'REQUIREMENT_INVALID',
  'FAULT_UNKNOWN',
  'TARGET_INVALID',
  'TARGET_UNREACHABLE',
  'TARGET_LOCKED',
  'JOURNAL_UNFINISHED',
  'USERS_CHANGED',
  'RECORD_UNREADABLE',
  'WAIVER_INVALID',
  'PORT_IN_USE',
  'OUTPUT_UNWRITABLE',
  'INTERNAL',
] as const;

/** One of the closed list. */
export type ErrorCode = (typeof errorCodes)[number];

/** The harness itself cannot go on. A server that misbehaves is never an error: that is a `Finding`. */
export class HarnessError extends Error {
  override readonly name = 'HarnessError';
  readonly code: ErrorCode;
  /** What to type or change next. */
  readonly hint: string;

  /**
   * @param code one of the closed list, for programs
   * @param message what was read, where, what was expected and what stood there
   * @param hint what to type next
   */
  constructor(code: ErrorCode, message: string, hint: string, options?: ErrorOptions) {
    super(`[${code}] ${message}\nHint: ${hint}`, options);
    this.code = code;
    this.hint = hint;
  }
}
