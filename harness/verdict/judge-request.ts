import type { Contract } from '../model/contract.ts';
import type { Finding } from '../model/finding.ts';
import type { SeenRequest } from '../model/seen-request.ts';
import { failure } from './make-finding.ts';
import { judgeBody } from './request/judge-body.ts';
import { judgeHeaders } from './request/judge-headers.ts';
import { judgeParameters } from './request/judge-parameters.ts';
import { decoded, matchOperation } from './request/match-operation.ts';

/**
 * The one judge of requests: every way in which a request breaks the contract, whatever a server made of it. Apart from the
 * mock's own checks, so that one mistake does not hide in both.
 */
export function judgeRequest(contract: Contract, seen: SeenRequest): readonly Finding[] {
  const [path = '', search = ''] = seen.url.split(/\?(.*)/s, 2);
  const matched = matchOperation(contract, seen.method, path);
  if (!('operation' in matched))
    return [noOperation(matched, seen.method, path), ...judgeHeaders(contract, seen.headers)];
  const { operation, parameters } = matched;
  const query = new URLSearchParams(search);
  const findings = [...judgeParameters(operation, parameters, query), ...judgeHeaders(contract, seen.headers)];
  if (operation !== contract.update) return findings;
  const { request } = contract.profile.resource;
  const id =
    request.in === 'path'
      ? decoded(parameters[request.name] ?? '')
      : request.in === 'query'
        ? (query.get(request.name) ?? undefined)
        : undefined;
  const pairs = Object.entries(parameters).map(([name, text]) => [name, decoded(text) ?? text] as const);
  return [...findings, ...judgeBody(contract, seen, id, [...pairs, ...query])];
}

function noOperation(
  { known, allowed }: { readonly known: readonly string[]; readonly allowed: readonly string[] },
  method: string,
  path: string,
): Finding {
  const expected = (allowed.length > 0 ? allowed : known).join(', ');
  return allowed.length > 0
    ? failure({ code: 'undocumented-method', fact: `${path} has no ${method}`, expected, received: method })
    : failure({ code: 'unknown-path', fact: 'no operation has this path', expected, received: path });
}
