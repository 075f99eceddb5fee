import { isUtf8 } from 'node:buffer';
import { readForm } from '../../domain/read-form.ts';
import { parseJson } from '../../exchange/parse-json.ts';
import { recordableHeaders } from '../../exchange/recordable-header.ts';
import { createRedactor, redacted, secretsOf } from '../../exchange/redact.ts';
import type { Contract } from '../../model/contract.ts';
import type { ParsedJson } from '../../model/exchange.ts';
import type { Finding } from '../../model/finding.ts';
import type { LoggedRequest, ShownRequest } from '../../model/seen-request.ts';
import type { Target } from '../../model/target.ts';
import { judgeRequest } from '../../verdict/judge-request.ts';

/** How a mock's log is read: judged by the one judge of requests, shown without the secrets of its callers. */
export function logReader(contract: Contract, target: Target) {
  const redact = createRedactor(secretsOf(target));
  const keeps = recordableHeaders(contract);
  return {
    judge: (request: LoggedRequest): readonly Finding[] =>
      judgeLogged(contract, request).map((finding) => cleaned(finding, redact)),
    show: (request: LoggedRequest): Omit<ShownRequest, 'valid' | 'findings'> => {
      const { id, at, operation, caller, user, method, url, headers, bytes, status } = request;
      return {
        id,
        at: new Date(at).toISOString(),
        operation,
        caller,
        ...(user === undefined ? {} : { user: redact(user) }),
        method,
        url: redact(url),
        headers: Object.fromEntries(
          Object.entries(headers).map(([name, value]) => [name, keeps(name) ? redact(value) : redacted]),
        ),
        ...(bytes.length === 0 ? {} : { body: bodyOf(bytes, redact) }),
        ...(status === undefined ? {} : { status }),
      };
    },
  };
}

/** What the judge of requests says of a logged one. */
export function judgeLogged(
  contract: Contract,
  { operation, method, url, headers, bytes }: LoggedRequest,
): readonly Finding[] {
  // What only the mock itself understands is no part of the contract.
  const own = url.replace(/([?&])__code=\d*&?/, '$1').replace(/[?&]$/, '');
  const json = readLogged(contract, { operation, headers, bytes });
  return judgeRequest(contract, { method, url: own, headers, size: bytes.length, json });
}

/** The value that a logged body is: of an update that is a form, what the form says. */
export function readLogged(
  { request }: Contract,
  { operation, headers, bytes }: Pick<LoggedRequest, 'operation' | 'headers' | 'bytes'>,
): ParsedJson | undefined {
  const isForm = request.encoding === 'form' || request.encoding === 'multipart';
  if (operation !== 'update' || !isForm || bytes.length === 0) return parseJson(bytes);
  if (!isUtf8(bytes)) return { ok: false, error: 'not-utf8', detail: 'the form is not UTF-8' };
  return { ok: true, value: readForm(request, headers['content-type'] ?? '', Buffer.from(bytes).toString('utf8')) };
}

function bodyOf(bytes: Uint8Array, redact: (text: string) => string): unknown {
  if (!isUtf8(bytes)) return `${bytes.length} bytes that are no text`;
  const text = redact(Buffer.from(bytes).toString('utf8'));
  const json = parseJson(Buffer.from(text));
  return json?.ok ? json.value : text;
}

function cleaned(finding: Finding, redact: (text: string) => string): Finding {
  return { ...finding, fact: redact(finding.fact), received: redact(finding.received) };
}
