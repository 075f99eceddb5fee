import { at } from '../domain/pointer.ts';
import { sameJson } from '../domain/same-json.ts';
import { unnamed } from '../domain/several-users.ts';
import { HarnessError } from '../errors.ts';
import type { OutgoingRequest } from '../model/exchange.ts';
import type { Json, Pointer } from '../model/json.ts';
import type { ProfileResource } from '../model/profile.ts';
import type { WriteSet } from '../model/write-set.ts';

/**
 * The last look at what is sent: an update that carries a documented field outside the write set would overwrite what
 * nobody could restore. No case makes one; that one was made is our mistake, and it is not sent. What the user has already
 * (`own`, by place of the request) may be sent: the e-mail address, to see that it is taken.
 */
export function refuseOutside(
  request: OutgoingRequest,
  { withheld }: WriteSet,
  own: (pointer: Pointer) => Json | undefined = () => undefined,
  resource?: Pick<ProfileResource, 'request'>,
): void {
  const { body, case: name, path, headers } = request;
  if (withheld.length === 0) return;
  const isForm = /x-www-form-urlencoded/.test(headers['content-type'] ?? '');
  const text = body === undefined ? '' : Buffer.from(body).toString('utf8');
  const pairs = new URLSearchParams(isForm ? text : (path.split('?')[1] ?? ''));
  let value: Json = Object.fromEntries(pairs);
  try {
    if (!isForm && text !== '') value = JSON.parse(text) as Json;
  } catch {
    // What is no JSON says nothing of any field.
    return;
  }
  if (resource !== undefined) value = unnamed(resource, value);
  const found = withheld.find(({ pointer }) => {
    const sent = at(value, pointer);
    return sent !== undefined && !sameJson(sent, own(pointer));
  });
  if (found === undefined) return;
  const what = `would write ${found.pointer}: ${found.reason}`;
  // What is no case of ours came through the proxy, from somebody's own client.
  throw name === undefined
    ? new HarnessError('USAGE', `the update ${what}`, 'nothing was sent: a proxy passes on only what it can restore')
    : new HarnessError('INTERNAL', `the case ${name} ${what}`, 'report this as a bug of rolecall; nothing was sent');
}
