import type { WaivedBy, Waiver } from '../../model/waiver.ts';

/** What a finding says of the waiver that covers it. */
export function waivedBy({ reason, owner, link, expires, at }: Waiver): WaivedBy {
  return { reason, owner, ...(link === undefined ? {} : { link }), expires, at };
}
