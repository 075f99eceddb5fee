import type { Response } from './send.ts';

/** One line of the adapter protocol, as far as the planted clients read it. */
export interface Ask {
  readonly id: number;
  readonly baseUrl: string;
  readonly credentials: {
    readonly headers: Record<string, string>;
    readonly context: Record<string, string>;
    readonly secrets: Record<string, string>;
    readonly organization?: string;
  };
  readonly operation: 'update' | 'read' | 'list';
  readonly user?: string;
  readonly change?: Record<string, unknown>;
  readonly deadlineMs: number | null;
}

/** A response that the client takes for a refusal. */
export class Refused extends Error {
  readonly response: Response;
  constructor(response: Response) {
    super(`status ${response.status}`);
    this.response = response;
  }
}
