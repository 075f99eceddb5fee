import { withBeside } from '../domain/beside-body.ts';
import { fromPairs } from '../domain/plain-pairs.ts';
import { boundaryOf, readForm } from '../domain/read-form.ts';
import type { Call } from './call.ts';
import { parseBody, type ReadBody } from './parse-body.ts';

/** The value that an update is, read as the contract carries updates; or the refusal for which there is none. */
export function decodeUpdate(call: Call): ReadBody {
  const read = decodeBody(call);
  if (read.value === undefined || !call.contract.request.beside?.length) return read;
  const pairs = [...Object.entries(call.parameters), ...call.query];
  return { ...read, value: withBeside(call.contract.request, read.value, pairs) };
}

function decodeBody(call: Call): ReadBody {
  const { contract, bytes, headers, query, parameters } = call;
  const { encoding = 'json', documented } = contract.request;
  switch (encoding) {
    case 'json':
      return parseBody(bytes);
    case 'form':
      return read(bytes, (text) => readForm(contract.request, '', text));
    case 'multipart': {
      const type = headers['content-type'] ?? '';
      if (bytes.length > 0 && boundaryOf(type) === '') return { value: undefined, refusal: 'malformed-json' };
      return read(bytes, (text) => readForm(contract.request, type, text));
    }
    case 'parameters': {
      const { resource } = contract.profile;
      const own = resource.request.in === 'body' ? undefined : resource.request.name;
      const isFree = ([name]: readonly [string, string]) => name !== own && !(name in (resource.parameters ?? {}));
      return { value: fromPairs([...Object.entries(parameters), ...query].filter(isFree), documented) };
    }
  }
}

function read(bytes: Uint8Array, decode: (text: string) => ReadBody['value']): ReadBody {
  if (bytes.length === 0) return { value: undefined, refusal: 'empty-body' };
  try {
    return { value: decode(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) ?? null };
  } catch {
    // Not UTF-8: the decoder says no more than that.
    return { value: undefined, refusal: 'malformed-json' };
  }
}
