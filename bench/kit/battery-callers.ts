import { at } from '../../harness/domain/pointer.ts';
import { updatePath } from '../../harness/mock/example-update.ts';
import { mainField } from '../../harness/mock/fault-kit/main-field.ts';
import type { Contract } from '../../harness/model/contract.ts';
import type { Json } from '../../harness/model/json.ts';
import type { SampleUpdate, sampleEngine } from './mock-engine.ts';

/** The same update written otherwise, by somebody without credentials. */
export function* otherForms(
  contract: Contract,
  id: string,
  organization: string,
  body: Json,
): Generator<readonly SampleUpdate[]> {
  const path = updatePath(contract, id, organization);
  const fixed = contract.update.path.split('/');
  const loud = path.split('/').map((segment, index) => (segment === fixed[index] ? segment.toUpperCase() : segment));
  const { request } = mainField(contract);
  const query = `?${request.split('/').findLast((key) => !/^\d*$/.test(key))}=${at(body, request)}`;
  const anonymous = { id, body, caller: 'anonymous' } as const;
  yield [{ ...anonymous, path: path.replace(/(\?|$)/, '/$1') }];
  yield [{ ...anonymous, path: loud.join('/') }];
  yield [{ ...anonymous, method: 'POST', path, headers: { 'x-http-method-override': contract.update.method } }];
  yield [{ ...anonymous, method: 'GET', path: path + query }];
}

/** Credentials of the first caller, right and wrong in each place. */
export function credentialHeaders(
  contract: Contract,
  { world }: ReturnType<typeof sampleEngine>,
): readonly Record<string, string>[] {
  return contract.profile.auth.schemes.flatMap((scheme) => {
    const good = Object.entries(world.credentials.headers('admin', scheme.name)).map(
      ([name, value]) => [name.toLowerCase(), value] as const,
    );
    const changed = (index: number, value: string) =>
      Object.fromEntries(good.map(([name, kept], at) => [name, at === index ? value : kept]));
    const bad = good.map(([, value]) => value.replace(/.{8}$/, 'nobody00'));
    return [
      {},
      Object.fromEntries(good),
      Object.fromEntries(good.map(([name], index) => [name, bad[index] ?? ''])),
      ...good.flatMap((_, index) => [
        changed(index, bad[index] ?? ''),
        changed(index, bad[index] ?? ''),
        changed(index, ''),
        changed(index, (good[index]?.[1] ?? '').replace(/[^ =]+$/, 'null')),
        changed(
          index,
          (good[index]?.[1] ?? '').replace(/[^ =]+$/, (secret) => secret.toUpperCase()),
        ),
        // An empty name and an empty key, where the scheme is Basic (RFC 7617).
        ...(/^basic /i.test(good[index]?.[1] ?? '') ? [changed(index, 'Basic Og==')] : []),
      ]),
    ];
  });
}
