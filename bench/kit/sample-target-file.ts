/** A sound target file for tests. */
export const sampleTargetFile = `targets:
  sandbox:
    contract: sample
    baseUrl: https://sandbox.example/v1/
    organization: acme
    headers: { x-version: "2" }
    callers:
      admin: { headers: { authorization: "Bearer \${ADMIN_TOKEN}" }, userId: 7 }
      member: { headers: { authorization: "Bearer \${MEMBER_TOKEN}", x-organization-id: plain } }
    testUsers: [42, "43"]
    fixtures: { unknown: 0, roles: [admin, member] }
    requestRate: { perSecond: 2 }
    allow: [rate-limit]
  other:
    contract: sample
    baseUrl: http://127.0.0.1:4010
    callers: { admin: { token: { command: [print-token], header: authorization } } }
`;
