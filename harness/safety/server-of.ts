import { createHash } from 'node:crypto';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** The server that a base URL names, however it is written: host, port and base path; every name of this machine is one. */
export function serverOf(baseUrl: string): string {
  const { protocol, hostname, port, pathname } = new URL(baseUrl);
  const isHere = hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname);
  const path = pathname.replaceAll(/\/+/g, '/').replace(/\/$/, '');
  return `${isHere ? 'localhost' : hostname.replace(/\.$/, '')}:${port || (protocol === 'https:' ? '443' : '80')}${path}`;
}

/** What state belongs to; a target file may write an organization as a number. */
export interface StateOf {
  readonly baseUrl: string;
  readonly organization?: string | number;
}

/** Name of everything that is kept for one organization of one server; that of the server begins it. */
export function stateName(target: StateOf): string {
  return `${serverName(target)}-${shortHash(String(target.organization ?? ''))}`;
}

/** Name of everything that is kept for one server; it does not tell its address, which may come from the environment. */
export function serverName({ baseUrl }: Pick<StateOf, 'baseUrl'>): string {
  return `server-${shortHash(serverOf(baseUrl))}`;
}

/** Name of the lock of one user of a server: two targets may name different organizations, and the same user. */
export function userName(target: Pick<StateOf, 'baseUrl'>, user: string): string {
  return `${serverName(target)}.user-${shortHash(user)}`;
}

/** Where locks and journals of this machine's user are kept: one place, whatever folder a run is started in. */
export function stateHome(environment: Readonly<Record<string, string | undefined>>): string {
  const { XDG_STATE_HOME, LOCALAPPDATA } = environment;
  const home = XDG_STATE_HOME || LOCALAPPDATA || join(homedir(), '.local', 'state');
  return join(home, 'rolecall');
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}
