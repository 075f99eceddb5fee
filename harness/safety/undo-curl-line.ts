import { curlLine } from '../domain/curl-line.ts';
import type { Target } from '../model/target.ts';
import type { UndoRequest } from './undo-request.ts';

/** The request as a line for a shell; secrets stand as the environment variables that the target file names. */
export function undoCurlLine(undo: UndoRequest, target: Target): string {
  const caller = undo.caller === 'anonymous' ? undefined : target.callers[undo.caller];
  const secret = Object.entries(caller?.headers ?? {}).map(([name]) => {
    const variable = `${undo.caller}_${name}`.replaceAll(/[^A-Za-z0-9]+/g, '_').toUpperCase();
    return [name, caller?.written?.[name] ?? `\${${variable}}`] as const;
  });
  const shared = Object.entries(target.headers ?? {}).map(([name, value]) => {
    const isSecret = target.secrets?.includes(value) === true;
    return [name, isSecret ? `\${${name.replaceAll(/[^A-Za-z0-9]+/g, '_').toUpperCase()}}` : value] as const;
  });
  const headers = [...Object.entries(undo.headers), ...shared, ...secret].filter(
    ([name]) => name !== 'accept-encoding',
  );
  return curlLine({
    method: undo.method,
    url: (target.writtenBaseUrl ?? target.baseUrl) + undo.path,
    headers,
    body: undo.body,
  });
}
