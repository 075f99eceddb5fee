import type { Target } from '../model/target.ts';
import type { UndoRequest } from './undo-request.ts';

/** The request as a line for a shell; secrets stand as the environment variables that the target file names. */
export function curlLine(undo: UndoRequest, target: Target): string {
  const caller = undo.caller === 'anonymous' ? undefined : target.callers[undo.caller];
  const secret = Object.entries(caller?.headers ?? {}).map(([name]) => {
    const variable = `${undo.caller}_${name}`.replaceAll(/[^A-Za-z0-9]+/g, '_').toUpperCase();
    return [name, caller?.written?.[name] ?? `\${${variable}}`] as const;
  });
  const shared = Object.entries(target.headers ?? {}).map(([name, value]) => {
    const isSecret = target.secrets?.includes(value) === true;
    return [name, isSecret ? `\${${name.replaceAll(/[^A-Za-z0-9]+/g, '_').toUpperCase()}}` : value] as const;
  });
  const headers = [...Object.entries(undo.headers), ...shared, ...secret]
    .filter(([name]) => name !== 'accept-encoding')
    .map(([name, value]) => `-H ${quote(`${name}: ${value}`)}`);
  return [
    `curl -X ${undo.method}`,
    quote(target.baseUrl + undo.path),
    ...headers,
    ...(undo.body === undefined ? [] : [`--data-raw ${single(undo.body)}`]),
  ].join(' ');
}

/** Between double quotes where the shell shall fill in a variable, else between single ones. */
function quote(text: string): string {
  if (!/\$\{[A-Za-z_][A-Za-z0-9_]*\}/.test(text)) return single(text);
  const parts = text.split(/(\$\{[A-Za-z_][A-Za-z0-9_]*\})/);
  return `"${parts.map((part, i) => (i % 2 === 1 ? part : part.replaceAll(/[\\"$`]/g, '\\$&'))).join('')}"`;
}

function single(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
