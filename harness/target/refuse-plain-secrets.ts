import { child } from '../domain/pointer.ts';
import { HarnessError } from '../errors.ts';
import type { Pointer } from '../model/json.ts';
import { isCredentialName, isPlainCallerHeader } from './credential-header.ts';
import type { WrittenTarget } from './written-target.ts';

/** Refuses a target that has a secret in clear, and says which variable to use in its place. */
export function refusePlainSecrets(target: WrittenTarget, name: string, where: (pointer: Pointer) => string): void {
  for (const [header, value] of Object.entries(target.headers ?? {})) {
    if (isCredentialName(header) && isPlain(value))
      throw plain(child('/headers', header), [name, header], header, value);
  }
  for (const [caller, { headers, schemes }] of Object.entries(target.callers)) {
    const lists = [
      { pointer: `/callers/${caller}/headers`, names: [name, caller], headers: headers ?? {} },
      ...Object.entries(schemes ?? {}).map(([scheme, other]) => ({
        pointer: child(`/callers/${caller}/schemes`, scheme),
        names: [name, caller, scheme],
        headers: other,
      })),
    ];
    for (const list of lists) {
      for (const [header, value] of Object.entries(list.headers)) {
        if (isPlainCallerHeader(header) || !isPlain(value)) continue;
        throw plain(child(list.pointer, header), [...list.names, header], header, value);
      }
    }
  }
  const { proxy, key } = target.connection ?? {};
  if (key?.includes('-----BEGIN') === true) throw plain('/connection/key', [name, 'key'], 'key', '');
  if (
    proxy !== undefined &&
    URL.canParse(proxy) &&
    new URL(proxy).password !== '' &&
    isPlain(new URL(proxy).password)
  ) {
    throw plain('/connection/proxy', [name, 'proxy'], 'proxy', '');
  }

  function plain(pointer: Pointer, names: readonly string[], what: string, value: string): HarnessError {
    const variable = names
      .join('_')
      .replaceAll(/[^A-Za-z0-9]+/g, '_')
      .toUpperCase();
    const scheme = /^(Bearer|Basic|Token|ApiKey)\s/i.exec(value)?.[0] ?? '';
    return new HarnessError(
      'TARGET_INVALID',
      `${where(pointer)}: the secret of "${what}" is written in clear`,
      `write "${scheme}\${${variable}}" there and type: export ${variable}=...  (for a server of your own: --allow-plain-secrets)`,
    );
  }
}

function isPlain(value: string): boolean {
  return !/\$(\{|%7B)/i.test(value) && value !== '';
}
