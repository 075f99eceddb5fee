import type { Update } from '../../../model/requirement.ts';

/** Whether an update is sent as the usual caller sends it. */
export function isPlain({ caller, scheme, headers, contentType, bytes }: Update): boolean {
  return (
    (caller ?? 'admin') === 'admin' &&
    scheme === undefined &&
    headers === undefined &&
    contentType === undefined &&
    bytes === undefined
  );
}
