import type { Response } from './send.ts';
import { vendors } from './vendors.ts';

/** Seconds that a response says to wait; `undefined` when it says nothing that can be read. */
export function toldSeconds({ status, headers }: Response, contract: string, wrong: string): number | undefined {
  const text = headers['retry-after'];
  if (wrong === 'ignores-retry-after' || (wrong === 'retry-after-only-on-429' && status !== 429)) return undefined;
  if (text === undefined || wrong === 'knows-vendor-header-alone') return resetSeconds(headers, contract, wrong);
  if (/^\d+$/.test(text)) return wrong === 'milliseconds-for-seconds' ? Number(text) / 1000 : Number(text);
  if (wrong === 'date-as-number') return 0;
  const zone = wrong === 'date-in-local-time' ? text.replace(/ GMT$/, '') : text;
  const date = /GMT$/.test(text) ? Date.parse(zone) : Number.NaN;
  if (!Number.isNaN(date)) return Math.max(0, (date - Date.now()) / 1000);
  if (wrong === 'garbage-is-zero') return 0;
  return wrong === 'garbage-hangs' ? 1e6 : undefined;
}

function resetSeconds(headers: Readonly<Record<string, string>>, contract: string, wrong: string): number | undefined {
  const value = Number(headers[vendors[contract]?.resetHeader ?? ''] ?? Number.NaN);
  if (Number.isNaN(value) || wrong === 'ignores-vendor-header') return undefined;
  const epoch = contract === 'datagrid' && wrong !== 'epoch-as-delta';
  return Math.max(
    0,
    epoch ? value - Date.now() / 1000 : wrong === 'epoch-for-delta' ? value - Date.now() / 1000 : value,
  );
}
