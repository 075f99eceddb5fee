import { isObject } from '../../domain/is-object.ts';
import { type Check, nothing, refuse } from '../call.ts';
import type { World } from '../world.ts';

/** A body must say that it is what the operation takes. */
export const checkMediaType: Check<World> = ({ contract }, call) => {
  if ((call.bytes.length === 0 && !call.oversized) || contract.request.encoding === 'parameters') return nothing;
  const encoding = call.headers['content-encoding'];
  // As nearly everybody sends it.
  if (encoding === undefined && contract.request.mediaTypes.includes(call.headers['content-type'] ?? ''))
    return nothing;
  const [type = '', ...parameters] = (call.headers['content-type'] ?? '').toLowerCase().split(';');
  const charset = parameters.map((each) => each.trim()).find((each) => each.startsWith('charset='));
  const readable = charset === undefined || /^charset="?utf-?8"?$/.test(charset);
  const known =
    contract.request.mediaTypes.includes(type.trim()) && (encoding === undefined || encoding === 'identity');
  return known && readable ? nothing : refuse('wrong-media-type');
};

/** A body must not be larger than the mock reads. */
export const checkSize: Check<World> = (_world, call) => (call.oversized ? refuse('oversized-body') : nothing);

/** A body must be JSON, and an object where the schema describes one. */
export const checkJson: Check<World> = ({ contract }, call) => {
  if (call.unreadable !== undefined) return refuse(call.unreadable);
  if (call.body === undefined || isObject(call.body)) return nothing;
  const { documented } = contract.request;
  const type = isObject(documented) ? documented.type : undefined;
  return type === undefined || [type].flat().includes('object') ? refuse('not-an-object', '', 'type') : nothing;
};
