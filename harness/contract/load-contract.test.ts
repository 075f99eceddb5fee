import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sampleDocument, sampleFolder, sampleProfile } from '../../bench/kit/contract-folder.ts';
import { compile } from '../schema/compile.ts';
import { loadContract } from './load-contract.ts';

const specs = join(import.meta.dirname, '../../specs');
const published = readdirSync(specs, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && existsSync(join(specs, entry.name, 'profile.yaml')))
  .map(({ name }) => name);

test.each(published)('the contract %s is plain data with schemas that stand alone', async (name) => {
  const contract = await loadContract(join(specs, name));
  expect(structuredClone(contract)).toEqual(contract);
  expect(contract.id).toBe(name);
  expect(contract.document.digest).toMatch(/^sha256:[0-9a-f]{64}$/);
  const { one, list, roles } = contract.reads;
  for (const operation of [contract.update, one, list, roles].filter((each) => each !== undefined)) {
    expect(Object.keys(operation.responses).length).toBeGreaterThan(0);
    const media = Object.values(operation.responses).flatMap(({ content }) => Object.values(content));
    for (const { schema = true } of media) expect(() => compile(schema).accepts(null)).not.toThrow();
  }
  for (const schema of [contract.request.documented, contract.request.effective, contract.request.enforceable]) {
    expect(() => compile(schema).accepts({})).not.toThrow();
  }
});

test.each(published)('the contract %s has a source for every rule, read and documented refusal', async (name) => {
  const { profile, update, reads } = await loadContract(join(specs, name));
  for (const proseConstraint of profile.constraints ?? []) expect(proseConstraint.source.length).toBeGreaterThan(10);
  for (const read of [reads.one, reads.list, reads.roles]) {
    if (read) expect(Object.keys(read.responses)).toContain('200');
  }
  const bound = Object.values(profile.refusals ?? {}).filter(({ source }) => source !== undefined);
  const documented = Object.keys(update.responses);
  const customary = ['401', '400'];
  for (const { statuses } of bound) {
    expect(statuses.map(String).some((status) => [...documented, ...customary].includes(status))).toBe(true);
  }
});

test('rules are laid over valid updates and, unless they only keep clear, over what may be refused', async () => {
  const profile = `${sampleProfile}  - { id: no-guests, description: No guests., source: the handbook, pointer: /role, schema: { enum: [owner] }, appliesTo: valid }\n`;
  const { request } = await loadContract(sampleFolder({ 'profile.yaml': profile }));
  const long = { role: 'guest', nick: 'x'.repeat(11) };
  expect(compile(request.documented).accepts(long)).toBe(true);
  expect(compile(request.enforceable).accepts(long)).toBe(false);
  expect(compile(request.enforceable).accepts({ role: 'guest' })).toBe(true);
  expect(compile(request.effective).accepts({ role: 'guest' })).toBe(false);
  expect(compile(request.effective).accepts({ role: 'owner', nick: 'short' })).toBe(true);
});

test('the base path is that of the first server, variables at their defaults', async () => {
  const contract = await loadContract(sampleFolder());
  expect(contract.basePath).toBe('/v1');
  expect(contract.version).toBe('7');
  expect(contract.document.openapi).toBe('3.0.3');
  expect(contract.document.pointer).toBe('/paths/~1members~1{id}/patch');
});

test('the digest changes with the document and with the profile', async () => {
  const digests = await Promise.all(
    [{}, { 'openapi.yaml': `${sampleDocument}# more\n` }, { 'profile.yaml': `${sampleProfile}# more\n` }].map(
      async (files) => (await loadContract(sampleFolder(files))).document.digest,
    ),
  );
  expect(new Set(digests).size).toBe(3);
});

test('the operation may be left out when the document has one that is no sibling', async () => {
  const profile = sampleProfile.replace('  operation: PATCH /members/{id}\n', '');
  expect((await loadContract(sampleFolder({ 'profile.yaml': profile }))).update.id).toBe('PATCH /members/{id}');
});

test('a published page can stand in the folder as it is', async () => {
  const page = `# Change a member\n\n\`\`\`\`yaml patch /members/{id}\n${sampleDocument}\`\`\`\`\n`;
  const profile = sampleProfile.replace('openapi.yaml', 'page.md');
  const contract = await loadContract(sampleFolder({ 'page.md': page, 'profile.yaml': profile }));
  expect(contract.update.id).toBe('PATCH /members/{id}');
});

test('a document in several files is read, its path items too', async () => {
  const document = `openapi: 3.1.0
info: { title: Acme, version: '7' }
paths:
  /members/{id}: { $ref: 'paths/member.yaml' }
components:
  schemas:
    Member: { type: object, properties: { id: { type: string }, role: { type: string } } }
`;
  const item = `patch:
  parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
  requestBody: { content: { application/json: { schema: { $ref: '../update.json' } } } }
  responses: { 200: { description: OK, content: { application/json: { schema: { $ref: '../openapi.yaml#/components/schemas/Member' } } } } }
`;
  const update = '{"type":"object","properties":{"role":{"type":"string"},"nick":{"type":"string"}}}';
  const profile = sampleProfile.replace(/reads:[\s\S]*?auth:/, 'auth:');
  const files = { 'openapi.yaml': document, 'paths/member.yaml': item, 'update.json': update, 'profile.yaml': profile };
  const contract = await loadContract(sampleFolder(files));
  expect(contract.request.documented).toMatchObject({ properties: { role: { type: 'string' } } });
  expect(contract.update.responses['200']?.content['application/json']?.schema).toMatchObject({ type: 'object' });
});
