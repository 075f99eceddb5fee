import { freshened, isFreshHeader } from '../domain/fresh-header.ts';
import type { Contract, Operation } from '../model/contract.ts';
import type { Caller, CallerName, Target } from '../model/target.ts';
import { fillOrganization } from './fill-path.ts';
import { RunSignal } from './run-signal.ts';

/** How the headers of one request differ from a caller's usual ones. */
interface HeaderChoice {
  readonly caller: CallerName;
  /** Another of the contract's auth schemes. */
  readonly scheme?: string | undefined;
  readonly contentType?: string | undefined;
  /** Set or, with `undefined`, leave out; names in any case. */
  readonly overrides?: Readonly<Record<string, string | undefined>> | undefined;
}

/** Headers of a request: what the target and the contract always send, the caller's credentials, what the body is. */
export function requestHeaders(
  contract: Contract,
  target: Target,
  operation: Operation,
  choice: HeaderChoice,
): Readonly<Record<string, string>> {
  const headers: Record<string, string> = { accept: acceptOf(operation), 'accept-encoding': 'gzip, deflate, br, zstd' };
  if (choice.contentType !== undefined) headers['content-type'] = choice.contentType;
  for (const { name, in: place, required } of operation.parameters)
    if (place === 'header' && required && isFreshHeader(name)) Object.assign(headers, freshened({ [name]: '' }));
  for (const [name, value] of Object.entries(contract.profile.auth.context ?? {})) {
    put(headers, name, () => fillOrganization(value, target), target.headers);
  }
  for (const [name, value] of Object.entries(target.headers ?? {})) put(headers, name, () => value);
  for (const [name, value] of Object.entries(credentialsOf(contract, target, choice))) put(headers, name, () => value);
  for (const [name, value] of Object.entries(choice.overrides ?? {})) {
    remove(headers, name);
    if (value !== undefined) headers[name] = value;
  }
  return headers;
}

/** The caller of a target; ends the requirement as blocked when there is none. */
export function callerOf(target: Target, name: CallerName): Caller | undefined {
  if (name === 'anonymous') return undefined;
  const caller = target.callers[name];
  if (caller !== undefined) return caller;
  throw new RunSignal(
    'blocked',
    `target ${target.name} has no caller "${name}"; add "${name}: { headers: { ... } }" under its callers`,
  );
}

function credentialsOf(contract: Contract, target: Target, choice: HeaderChoice): Readonly<Record<string, string>> {
  const caller = callerOf(target, choice.caller);
  if (caller === undefined) return {};
  if (choice.scheme === undefined) return caller.headers;
  const headers = caller.schemes?.[choice.scheme];
  if (headers !== undefined) return headers;
  if (choice.scheme === contract.profile.auth.schemes[0]?.name) return caller.headers;
  throw new RunSignal(
    'blocked',
    `caller "${choice.caller}" of target ${target.name} has no credentials for scheme "${choice.scheme}"; ` +
      `add "schemes: { ${choice.scheme}: { ... } }" to it`,
  );
}

const accepts = new WeakMap<Operation, string>();

function acceptOf(operation: Operation): string {
  let accept = accepts.get(operation);
  if (accept === undefined) {
    const types = new Set(Object.values(operation.responses).flatMap((response) => Object.keys(response.content)));
    types.delete('*/*');
    accept = [...types, types.size > 0 ? '*/*;q=0.1' : '*/*'].join(', ');
    accepts.set(operation, accept);
  }
  return accept;
}

// A context header that the target sets itself is not filled: it may lack the organization that the contract's template asks for.
function put(
  headers: Record<string, string>,
  name: string,
  value: () => string,
  instead?: Readonly<Record<string, string>>,
): void {
  if (instead !== undefined && Object.keys(instead).some((other) => same(other, name))) return;
  remove(headers, name);
  headers[name] = value();
}

function remove(headers: Record<string, string>, name: string): void {
  for (const other of Object.keys(headers)) if (same(other, name)) delete headers[other];
}

function same(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
