import type { Level, Severity } from '../../../harness/model/verdict.ts';

/** What a sample verdict says of its requirement. */
export interface SampleRequirement {
  readonly requirement: string;
  readonly level: Level;
  readonly severity: Severity;
  readonly sentence: string;
  readonly source?: string;
  readonly matters: string;
}

/** Requirements as a real run has them, in the order of their families. */
export const sampleRequirements: readonly SampleRequirement[] = [
  row(
    'accept.responds-success',
    'must',
    'A valid update MUST get a documented success.',
    'cannot tell whether its change was taken',
  ),
  row(
    'accept.every-role',
    'must',
    'Every role that the contract lists MUST be assignable.',
    'offers a choice that the server refuses',
  ),
  row(
    'accept.echoes-change',
    'must',
    'The response to an update MUST show the new value.',
    'shows the old role until somebody reloads',
  ),
  row(
    'accept.persists',
    'must',
    'A later read MUST show what the update set.',
    'believes in a change that never happened',
  ),
  row(
    'accept.touches-nothing-else',
    'must',
    'An update MUST leave every field alone that it does not name.',
    'loses data that it never sent',
  ),
  row(
    'accept.spares-other-users',
    'must',
    'An update MUST NOT change any other user.',
    'changes the permissions of somebody else',
  ),
  row(
    'accept.repeats-safely',
    'should',
    'Sending the same update twice SHOULD end in the same state.',
    'cannot try again after a lost response',
  ),
  row('accept.unknown-field', 'may', 'An unknown field MAY be ignored or refused.', 'cannot send a field early'),
  row(
    'reject.schema:/role.enum',
    'must',
    'A role that is not in the list MUST be refused.',
    'stores a role that nobody knows',
  ),
  row(
    'reject.schema:/role.type',
    'must',
    'A role that is no string MUST be refused.',
    'stores a value that it cannot read back',
  ),
  row(
    'reject.schema:/note.maxLength',
    'must',
    'A note of more than 55 characters MUST be refused.',
    'finds its text cut',
  ),
  row(
    'reject.malformed-json',
    'must',
    'A body that is not JSON MUST be refused.',
    'takes a broken request for a done one',
  ),
  row(
    'reject.hostile-strings',
    'must',
    'Strings made to break parsers MUST be refused or stored as they are.',
    'shows somebody else what an attacker wrote',
  ),
  row(
    'reject.leaves-state',
    'must',
    'A refused update MUST leave the user as it was.',
    'reads an error and has the change all the same',
  ),
  row('access.no-credentials', 'must', 'An update without credentials MUST be refused.', 'lets anybody in'),
  row(
    'access.insufficient-role',
    'must',
    'A caller without the right MUST be refused.',
    'lets members raise themselves',
  ),
  row('access.self-promotion', 'must', 'A member MUST NOT raise its own role.', 'lets members raise themselves'),
  row('access.other-organization', 'must', 'A caller of another organization MUST be refused.', 'lets strangers in'),
  row(
    'missing.unknown-user',
    'must',
    'An id that no user has MUST be refused as missing.',
    'cannot tell a typing error from a fault',
  ),
  row('missing.removed-user', 'must', 'A removed user MUST be refused as missing.', 'brings back who had left'),
  row('conflict.last-owner', 'must', 'The last owner MUST NOT be demoted.', 'locks everybody out'),
  row('rate-limit.responds-429', 'must', 'Past the limit the response MUST be 429.', 'cannot request rate itself'),
  row('rate-limit.retry-after-present', 'must', 'A 429 MUST carry Retry-After.', 'does not know when to come back'),
  row(
    'rate-limit.retry-after-true',
    'must',
    'After Retry-After an update MUST be accepted.',
    'waits, comes back and is turned away',
  ),
  row(
    'concurrency.same-user-converges',
    'must',
    'Two updates at once MUST end in one of the two values.',
    'reads a role that nobody set',
  ),
  row(
    'protocol.unsupported-method',
    'must',
    'A method that is not documented MUST be refused.',
    'reaches what was never meant to be there',
  ),
  row(
    'protocol.allow-header',
    'should',
    'A 405 SHOULD list the methods in Allow.',
    'has to guess',
    'RFC 9110 section 15.5.6',
  ),
  row(
    'response.status-documented',
    'must',
    'Every response MUST have a status that the contract documents.',
    'meets a status that it has no branch for',
  ),
  row(
    'response.body-matches-schema',
    'must',
    'Every body MUST match the schema of its status.',
    'reads a field that is not there',
  ),
  row('response.never-5xx', 'must', 'A response MUST NOT be 5xx.', 'cannot tell a refusal from a crash'),
  row('response.no-secret-echo', 'must', 'No response MUST repeat a credential.', 'writes a key to its log'),
  row(
    'document.examples-match-schema',
    'should',
    'Every example of the document SHOULD match its schema.',
    'copies an example that fails',
  ),
];

function row(requirement: string, level: Level, sentence: string, harm: string, source?: string): SampleRequirement {
  const place = source ?? `openapi.yaml#/paths/~1users~1{id}~1role/patch (${requirement})`;
  return {
    requirement,
    level,
    severity: severityOf(requirement),
    sentence,
    source: place,
    matters: `Otherwise a client ${harm}.`,
  };
}

/** Made up, so that every one occurs. */
function severityOf(requirement: string): Severity {
  if (requirement.startsWith('access.')) return 'permissions';
  if (/leaves-state|persists/.test(requirement)) return 'state';
  if (/never-5xx|completes/.test(requirement)) return 'stability';
  return requirement.startsWith('response.') ? 'responses' : 'updates';
}
