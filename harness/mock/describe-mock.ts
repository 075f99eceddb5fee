import { curlLine } from '../domain/curl-line.ts';
import { encodeUpdate } from '../domain/encode-update.ts';
import type { Contract } from '../model/contract.ts';
import type { Json } from '../model/json.ts';
import type { RunningMock } from '../model/mock.ts';
import type { Caller, Target } from '../model/target.ts';
import { exampleBody, updatePath } from './example-update.ts';

/** What a person needs to use a running mock: where, as whom, on whom, and a line to try. */
export function describeMock(contract: Contract, mock: RunningMock, specs: readonly string[] = []): string {
  const { target } = mock;
  const lines = [
    `${contract.profile.title} mock: ${contract.update.id}`,
    '',
    `base URL   ${target.baseUrl}`,
    '',
    'callers',
    ...Object.entries(target.callers).flatMap(([name, caller]) => callerLines(name, caller)),
    '',
    `test users   ${target.testUsers.join(' ')}`,
    'fixtures',
    ...Object.entries(target.fixtures).map(
      ([name, value]) => `  ${name.padEnd(10)} ${Array.isArray(value) ? value.join(' ') : value}`,
    ),
    '',
    'try',
    `  ${exampleLine(contract, target)}`,
    '',
    `control    http://127.0.0.1:${mock.port}/__rolecall/ (GET state or requests, POST reset, PUT limit, latency, faults, script)`,
    '',
    `rolecall.targets.yaml for: rolecall run --contract ${contract.id}${specs.map((each) => ` --specs ${each}`).join('')} --target mock --allow-plain-secrets`,
    ...targetFileOf(contract, mock)
      .trimEnd()
      .split('\n')
      .map((line) => `  ${line}`),
  ];
  return lines.join('\n');
}

/** The same for programs: one object, on one line when it is printed. */
export function startFacts(contract: Contract, mock: RunningMock): Json {
  const { baseUrl, callers, testUsers, fixtures, organization } = mock.target;
  return {
    event: 'ready',
    contract: contract.id,
    baseUrl,
    port: mock.port,
    control: `http://127.0.0.1:${mock.port}/__rolecall/`,
    callers: Object.fromEntries(Object.entries(callers).map(([name, { headers }]) => [name, { headers }])),
    testUsers,
    fixtures: fixtures as Json,
    ...(organization === undefined ? {} : { organization }),
  };
}

/** A target file (YAML) with which `rolecall run --target` tests this mock from another process. */
export function targetFileOf(contract: Contract, mock: RunningMock): string {
  const { target } = mock;
  const { name: _name, kind: _kind, ...facts } = target;
  return `targets:\n  mock:\n    contract: ${JSON.stringify(contract.id)}\n${yamlOf(facts as unknown as Json, '    ')}`;
}

function callerLines(name: string, caller: Caller): readonly string[] {
  const all = [caller.headers, ...Object.values(caller.schemes ?? {})];
  return all.flatMap((headers, index) =>
    Object.entries(headers).map(
      ([header, value]) => `  ${(index === 0 ? name : '  or').padEnd(10)} ${header}: ${value}`,
    ),
  );
}

/** A line for a POSIX shell that changes the first test user's role, or whatever the contract changes first. */
function exampleLine(contract: Contract, target: Target): string {
  const { update, profile } = contract;
  const { organization = '', testUsers } = target;
  const [testUser = ''] = testUsers;
  const { bytes, contentType, parameters = [] } = encodeUpdate(contract.request, exampleBody(contract, testUser));
  const path = updatePath(contract, testUser, organization, parameters);
  const context = Object.entries(profile.auth.context ?? {}).map(
    ([name, template]) => [name, template.replaceAll('{organization}', organization)] as const,
  );
  const headers = [
    ...Object.entries(target.callers.admin?.headers ?? {}),
    ...context,
    ...(profile.conditional === 'required' ? [['If-Match', '*'] as const] : []),
    ...(contentType === undefined ? [] : [['Content-Type', contentType] as const]),
  ];
  const url = target.baseUrl + path;
  return curlLine({ method: update.method, url, headers, ...(bytes ? { body: new TextDecoder().decode(bytes) } : {}) });
}

/** Block YAML of plain data; texts are written as JSON strings, which YAML reads the same. */
function yamlOf(value: Json, indent: string): string {
  const entries = Object.entries(value as Readonly<Record<string, Json>>);
  return entries
    .map(([key, member]) => `${indent}${JSON.stringify(key).slice(1, -1)}:${memberOf(member, indent)}`)
    .join('');
}

function memberOf(value: Json, indent: string): string {
  if (Array.isArray(value)) return ` ${JSON.stringify(value)}\n`;
  if (typeof value === 'object' && value !== null && Object.keys(value).length > 0)
    return `\n${yamlOf(value, `${indent}  `)}`;
  return ` ${JSON.stringify(value)}\n`;
}
