import type { Received } from '../model/exchange.ts';
import type { RateHeader } from '../model/profile.ts';

/**
 * Milliseconds to wait before a rate-limited request is sent again: Retry-After in seconds or as an HTTP date (RFC 9110
 * section 10.2.3), else the profile's reset header in its own unit; `undefined` when neither says.
 */
export function toldWait(response: Received, rateHeaders: readonly RateHeader[] = []): number | undefined {
  // A date is the server's, so it is held against the server's clock where that is told.
  const now = dateOf(headerOf(response, 'date')) ?? response.receivedAt;
  const told = retryAfterOf(headerOf(response, 'retry-after'), now);
  return told ?? toldReset(response, rateHeaders);
}

/** Milliseconds until the reset that the profile's own header tells. */
export function toldReset(response: Received, rateHeaders: readonly RateHeader[]): number | undefined {
  const now = dateOf(headerOf(response, 'date')) ?? response.receivedAt;
  for (const { name, means, unit } of rateHeaders) {
    const value = means === 'reset' ? headerOf(response, name) : undefined;
    const wait = value === undefined ? undefined : resetOf(value, unit ?? 'delta-seconds', now);
    if (wait !== undefined) return wait;
  }
  return undefined;
}

function retryAfterOf(value: string | undefined, now: number): number | undefined {
  if (value === undefined) return undefined;
  if (/^\d+(\.\d+)?$/.test(value)) return Number(value) * 1000;
  const date = dateOf(value);
  return date === undefined ? undefined : Math.max(0, date - now);
}

function resetOf(value: string, unit: NonNullable<RateHeader['unit']>, now: number): number | undefined {
  switch (unit) {
    case 'delta-seconds':
      return /^\d+(\.\d+)?$/.test(value) ? Number(value) * 1000 : undefined;
    case 'epoch-seconds':
      return /^\d+(\.\d+)?$/.test(value) ? Math.max(0, Number(value) * 1000 - now) : undefined;
    case 'duration':
      return durationOf(value);
  }
}

/** `6m0s`, `1s`, `120ms`, `1h30m`. */
function durationOf(text: string): number | undefined {
  const unit = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;
  if (!/^(\d+(\.\d+)?(ms|s|m|h|d))+$/.test(text)) return undefined;
  const parts = text.matchAll(/(\d+(?:\.\d+)?)(ms|[smhd])/g);
  return parts.reduce((sum, [, number, name]) => sum + Number(number) * unit[name as keyof typeof unit], 0);
}

function dateOf(value: string | undefined): number | undefined {
  const time = value === undefined || !/[A-Za-z]{3}/.test(value) ? Number.NaN : Date.parse(value);
  return Number.isNaN(time) ? undefined : time;
}

/** The first header of this name, without the white space around it. */
export function headerOf(response: Received, name: string): string | undefined {
  return response.headers.find(([other]) => other === name.toLowerCase())?.[1].trim();
}
