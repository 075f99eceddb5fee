import { expect, test } from 'vitest';
import { at } from '../../domain/pointer.ts';
import { gapList } from '../gap.ts';
import { parseDocuments } from '../parse-document.ts';

const page = `Log in
Set the roles of a member

PUT
https://api.acme.example/v2/members/:member_id
PUT
/v2/members/:member_id
$curl -X PUT https://api.acme.example/v2/members/m1
1{
2 "member": {
3 "id": "m1",
4 "roles": [
5 "r1"
6 ]
7 }
8}
Sets them.

Authentication

AuthorizationBearer
A key.
OR
AuthorizationBasic

Path parameters

member_idstringRequiredformat: "uuid"
The member.

Headers

X-Acme-VersionstringOptional

Request

This endpoint expects an object.
roleslist of stringsRequired
The roles.
rolestringOptionalDeprecated

Response

OK
memberobject

Errors

403
Forbidden Error
422
Unprocessable Entity Error`;

test('a reference page as a browser shows it is read: address, credentials, fields, errors, example', () => {
  const { gaps, note } = gapList();
  const [document = {}] = parseDocuments(page, 'page.txt', note);
  const put = at(document, '/paths/~1v2~1members~1{member_id}/put');
  expect(put).toMatchObject({
    parameters: [
      { name: 'member_id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } },
      { name: 'X-Acme-Version', in: 'header', required: false, schema: { type: 'string' } },
    ],
  });
  expect(at(put ?? null, '/requestBody/content/application~1json/schema')).toEqual({
    type: 'object',
    properties: { roles: { type: 'array', items: { type: 'string' } }, role: { type: 'string', deprecated: true } },
    required: ['roles'],
  });
  expect(Object.keys(at(put ?? null, '/responses') ?? {})).toEqual(['200', '403', '422']);
  expect(at(put ?? null, '/responses/200/content/application~1json/example/member/roles')).toEqual(['r1']);
  expect(at(put ?? null, '/responses/200/content/application~1json/schema/properties/member/properties')).toEqual({
    id: { type: 'string' },
    roles: { type: 'array', items: { type: 'string' } },
  });
  expect(at(document, '/security')).toEqual([{ bearer: [] }, { basic: [] }]);
  expect(at(document, '/info/title')).toBe('Set the roles of a member');
  expect(gaps().map(({ code }) => code)).toEqual(['page-of-labels']);
});

test('prose with an address in it is no reference page', () => {
  const prose = 'Send a request:\n\nGET\nhttps://api.acme.example/v2/members\n\nRequest\n\nas often as you like.\n';
  expect(() => parseDocuments(prose, 'page.txt', gapList().note)).toThrow('is no OpenAPI document');
});
