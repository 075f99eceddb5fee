import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sampleDocument, sampleFolder, sampleProfile } from '../../../bench/kit/contract-folder.ts';
import { HarnessError } from '../../errors.ts';
import { loadContract } from '../load-contract.ts';
import { explainProfile } from './explain-profile.ts';

/** The sample profile without these sections at its top, and with some lines more. */
function without(names: readonly string[], more = ''): string {
  const sections = sampleProfile.split(/^(?=\w)/m);
  return sections.filter((text) => !names.some((name) => text.startsWith(`${name}:`))).join('') + more;
}

/** A contract's folder with its vendor's beside it. */
function contractWith(profile: string, vendor?: string, document = sampleDocument): string {
  const files = { 'acme/openapi.yaml': document, 'acme/profile.yaml': profile };
  return join(sampleFolder(vendor === undefined ? files : { ...files, 'acme-inc/vendor.yaml': vendor }), 'acme');
}

test('what a profile leaves out is as the document has it', async () => {
  const folder = contractWith(without(['title', 'auth', 'refusals']));
  const { profile } = await loadContract(folder);
  expect(profile.title).toBe('Acme');
  expect(profile.auth).toEqual({ schemes: [{ name: 'key', headers: { authorization: 'Bearer {secret}' } }] });
  expect(profile.refusals?.['unknown-user']).toEqual({ statuses: [404], source: 'response 404 of the operation' });
});

test('a section that is written takes nothing from the document', async () => {
  const folder = contractWith(without(['refusals'], 'refusals: {}\n'));
  expect((await loadContract(folder)).profile.refusals).toEqual({});
});

test('profile comes before vendor, member by member, and vendor before document; the digest knows all three', async () => {
  const refusals = 'vendor: acme-inc\nrefusals:\n  unknown-user: { statuses: [410] }\n';
  const written = without(['refusals', 'auth'], refusals);
  const auth = 'auth: { schemes: [{ name: key, headers: { x-key: "{secret}" } }] }\n';
  const shared = `${auth}refusals:\n  unknown-user: { statuses: [404] }\n  last-owner: { statuses: [409] }\n`;
  const { profile, document } = await loadContract(contractWith(written, shared));
  expect(profile.auth.schemes[0]?.headers).toEqual({ 'x-key': '{secret}' });
  expect(profile.refusals).toEqual({ 'unknown-user': { statuses: [410] }, 'last-owner': { statuses: [409] } });
  expect(profile).not.toHaveProperty('vendor');
  expect((await loadContract(contractWith(written, auth))).document.digest).not.toBe(document.digest);
});

test('each line of the effective profile says where it comes from', () => {
  const refusals = 'vendor: acme-inc\nrefusals:\n  unknown-user: { statuses: [410] }\n';
  const shared = 'refusals:\n  last-owner: { statuses: [409] }\n';
  const folder = contractWith(without(['refusals', 'auth'], refusals), shared);
  const lines = explainProfile(folder).split('\n');
  const originOf = (part: string) => lines.find((line) => line.includes(part))?.split(' # ')[1];
  expect(originOf('unknown-user:')).toMatch(/profile\.yaml:\d+$/);
  expect(originOf('last-owner:')).toMatch(/vendor\.yaml:2$/);
  expect(originOf('authorization:')).toBe('document #/components/securitySchemes');
  expect(lines.filter((line) => line !== '' && !line.includes(' # ') && !/:$/.test(line))).toEqual([]);
});

test.each([
  ['a vendor that has no file', 'vendor: nobody\n', undefined, /names the vendor nobody, and there is no /],
  [
    'a section that is no business of a vendor',
    'vendor: acme-inc\n',
    'fields: []\n',
    /vendor\.yaml:1:1 \/fields is not known/,
  ],
])('%s is refused', async (_, line, vendor, message) => {
  const failure = await loadContract(contractWith(without([], line), vendor)).catch((cause: unknown) => cause);
  expect(failure).toBeInstanceOf(HarnessError);
  expect(failure).toMatchObject({ code: 'PROFILE_INVALID', message: expect.stringMatching(message) });
});

test('without credentials in profile, vendor and document nobody can call: that is refused', async () => {
  const document = sampleDocument.replace(/ {6}security:\n {8}- key: \[\]\n/, '');
  await expect(loadContract(contractWith(without(['auth']), undefined, document))).rejects.toThrow(
    'the profile has no auth, and neither its vendor nor its document',
  );
});
