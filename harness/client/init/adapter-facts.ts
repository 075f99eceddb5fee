import { encodeUpdate } from '../../domain/encode-update.ts';
import { keysOf, put } from '../../domain/pointer.ts';
import { withName } from '../../domain/several-users.ts';
import { bareBody } from '../../mock/example-update.ts';
import { mainField } from '../../mock/fault-kit/main-field.ts';
import { ownValues } from '../../mock/state/own-values.ts';
import type { Contract } from '../../model/contract.ts';

/** What an adapter's text is filled in with. */
export interface AdapterFacts {
  readonly contract: string;
  readonly title: string;
  readonly method: string;
  /** Below the base URL; `{ID}`, `{ORGANIZATION}` and `{TEXT}`, the value as text, are to be filled in, percent-encoded. */
  readonly path: string;
  readonly mediaType: string;
  /**
   * JSON text in which `"{VALUE}"` and `"{USER}"` are to be replaced by JSON values, and `{USER}` by the digits of an id that is
   * a number; or a form in which it is as in the path.
   */
  readonly body: string;
  readonly field: string;
  /** Keys that lead to the changed field in the update's response; empty when it is not shown. */
  readonly role: readonly string[];
}

/** An adapter as it is written to disk. */
export interface AdapterFile {
  readonly name: string;
  readonly text: string;
  /** How it is started. */
  readonly command: string;
  readonly oneShot?: boolean;
  /** What has to be typed once before. */
  readonly build?: string;
}

/** Stands for the user's id, whether that is text or a number. */
const digits = '8118118118118';

/** Reads from a contract what every adapter needs to know. */
export function adapterFacts(contract: Contract): AdapterFacts {
  const { update, profile, request } = contract;
  const { resource, responses } = profile;
  const field = mainField(contract);
  const values = ownValues(contract);
  const filledIn = (text: string | undefined) =>
    text?.replaceAll(/\{(\w+)\}/g, (all, name: string) =>
      name === 'organization'
        ? '{ORGANIZATION}'
        : values[name] === undefined
          ? all
          : encodeURIComponent(String(values[name])),
    );
  const user = resource.request.in === 'body' ? undefined : resource.request.name;
  const sent = encodeUpdate(
    request,
    withName(resource, put(bareBody(contract, digits), field.request, '{VALUE}'), digits),
  );
  const beside = Object.fromEntries(sent.parameters ?? []);
  const filled = update.path.replace(/\{([^}]*)\}/g, (_all, name: string) =>
    name === user ? '{ID}' : (marked(beside[name]) ?? filledIn(resource.parameters?.[name]) ?? '{ORGANIZATION}'),
  );
  const query = Object.entries({
    ...(resource.request.in === 'query' ? { [resource.request.name]: '{ID}' } : {}),
    ...resource.parameters,
    ...beside,
  }).filter(([name]) => !update.path.includes(`{${name}}`));
  const search = query.map(([name, value]) => `${name}=${marked(value) ?? filledIn(value)}`).join('&');
  const body = Buffer.from(sent.bytes ?? [])
    .toString('utf8')
    .replaceAll(digits, '{USER}');
  const inside = field.response ?? field.user;
  return {
    contract: contract.id,
    title: profile.title,
    method: update.method.toUpperCase(),
    path: filled + (search === '' ? '' : `?${search}`),
    mediaType: request.mediaType,
    body: request.encoding === 'form' ? body.replaceAll('%7BVALUE%7D', '{TEXT}').replaceAll('{USER}', '{ID}') : body,
    field: field.name,
    role: inside === undefined || responses.user === null ? [] : keysOf(responses.user + inside),
  };
}

/** Whether a body is JSON, and no form. */
export function isJson(body: string): boolean {
  return /^[{["]/.test(body);
}

/** Whether the user's id is a number in a body. */
export function isNumbered(body: string): boolean {
  return /[^"]\{USER\}/.test(body);
}

/** The value and the user where they stand in a URL. */
function marked(text: string | undefined): string | undefined {
  return text === '{VALUE}' ? '{TEXT}' : text === digits ? '{ID}' : undefined;
}
