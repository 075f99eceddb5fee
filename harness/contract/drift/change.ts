/** Whom a change concerns: those who call, or nobody until they look. */
export type Severity = 'breaking' | 'warning' | 'compatible';

/** One difference between the stored document and the published one, in what they say of an operation. */
export interface Change {
  /** Stable; the words are those that users of oasdiff know. */
  readonly id: string;
  readonly severity: Severity;
  /** `PATCH /users/{id}`. */
  readonly operation: string;
  /** Where: `request /role`, `response 200 /id`. */
  readonly at: string;
  readonly before: string;
  readonly after: string;
}

/** How a difference is noted; the operation is added by who compares. */
export type NoteChange = (severity: Severity, id: string, at: string, before: unknown, after: unknown) => void;

/** What a change means for those who call the operation and those who serve it. */
export function meaningOf({ severity, at }: Pick<Change, 'severity' | 'at'>): {
  readonly clients: string;
  readonly servers: string;
} {
  const isResponse = at.startsWith('response');
  if (severity === 'compatible')
    return {
      clients: 'may go on as they are',
      servers: isResponse ? 'may respond more than before' : 'have to take more than before',
    };
  const clients = isResponse ? 'may read what they do not expect' : 'may be refused for what was right';
  const servers = isResponse ? 'no longer have to respond as before' : 'may refuse what they took';
  return { clients: severity === 'breaking' ? clients : `${clients}, where they rely on it`, servers };
}
