import { freshened } from '../domain/fresh-header.ts';
import type { OutgoingRequest } from '../model/exchange.ts';
import type { CallerName, Target } from '../model/target.ts';

/** The request that restores a user, without credentials: it is kept on disk. */
export interface UndoRequest {
  readonly method: string;
  /** Below the target's base URL. */
  readonly path: string;
  readonly caller: CallerName;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** What may be written down of a request: everything but the headers that come from the target file. */
export function undoOf(request: OutgoingRequest, target: Target): UndoRequest {
  const own = new Set(Object.keys(targetHeaders(target, request.caller)).map((name) => name.toLowerCase()));
  const { method, path, caller, headers, body } = request;
  return {
    method,
    path,
    caller,
    headers: Object.fromEntries(Object.entries(headers).filter(([name]) => !own.has(name.toLowerCase()))),
    ...(body === undefined ? {} : { body: Buffer.from(body).toString('utf8') }),
  };
}

/** The names of the requests that restore a user: as a whole, and one place of it. */
const [wholeName, partName] = ['restored', 'restored in part'];

/** Whether a request restores a whole user. */
export function isUndo({ case: name }: OutgoingRequest): boolean {
  return name === wholeName;
}

/** The request as it can be sent, with the target's headers and credentials as they are now. */
export function requestOf(
  undo: UndoRequest,
  target: Target,
  testUser: string,
  { part = false }: { readonly part?: boolean } = {},
): OutgoingRequest {
  return {
    operation: 'update',
    method: undo.method,
    path: undo.path,
    headers: { ...freshened(undo.headers), ...targetHeaders(target, undo.caller) },
    ...(undo.body === undefined ? {} : { body: Buffer.from(undo.body) }),
    caller: undo.caller,
    user: testUser,
    intent: { kind: 'valid' },
    case: part ? partName : wholeName,
  };
}

function targetHeaders(target: Target, caller: CallerName): Readonly<Record<string, string>> {
  return { ...target.headers, ...(caller === 'anonymous' ? {} : target.callers[caller]?.headers) };
}
