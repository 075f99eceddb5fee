import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

/** For tests: a small document of every kind of part. */
export const sampleDocument = `openapi: 3.0.3
info: { title: Acme, version: '7' }
servers:
  - url: https://api.acme.example/{stage}/
    variables: { stage: { default: v1 } }
paths:
  /members/{id}:
    parameters:
      - { name: id, in: path, required: true, schema: { type: string } }
    patch:
      security:
        - key: []
      requestBody:
        required: true
        content:
          application/json:
            schema: { $ref: '#/components/schemas/Update' }
      responses:
        '200':
          description: Changed
          content:
            application/json:
              schema: { $ref: '#/components/schemas/Member' }
        '404': { description: Nobody }
    get:
      x-sibling: true
      responses:
        '200':
          description: A member
          content:
            application/json:
              schema: { $ref: '#/components/schemas/Member' }
components:
  schemas:
    Update:
      type: object
      required: [role]
      properties:
        role: { type: string, enum: [owner, guest] }
        nick: { type: string }
    Member:
      type: object
      required: [id, role]
      properties:
        id: { type: string }
        role: { type: string }
        nick: { type: string }
  securitySchemes:
    key: { type: http, scheme: bearer }
`;

/** For tests: the profile of that document. */
export const sampleProfile = `title: Acme
document:
  file: openapi.yaml
  operation: PATCH /members/{id}
resource:
  request: { in: path, name: id }
  format: opaque
user:
  id: /id
responses:
  statuses: [200]
  user: ''
fields:
  - name: role
    kind: role
    request: /role
    user: /role
reads:
  one:
    operation: GET /members/{id}
    id: { in: path, name: id }
    user: ''
auth:
  schemes:
    - name: key
      headers: { authorization: 'Bearer {secret}' }
permissions:
  roles:
    - { value: owner, rank: 2, mayUpdate: true }
    - { value: guest, rank: 1 }
constraints:
  - id: nick-is-short
    description: A nick has at most 10 characters.
    source: the handbook
    pointer: /nick
    schema: { maxLength: 10 }
`;

/** For tests: a folder with these files, the sample contract when none are given; gone when the test has ended. */
export function sampleFolder(files: Readonly<Record<string, string>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'rolecall-contract-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const all = { 'openapi.yaml': sampleDocument, 'profile.yaml': sampleProfile, ...files };
  for (const [name, text] of Object.entries(all)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}
