/** A word of Rolecall, said once: the report's legend, `rolecall explain WORD` and docs/glossary.md come from here. */
export interface Word {
  readonly word: string;
  readonly means: string;
  /** The standard whose word it is. */
  readonly standard?: string;
}

/** Every word that is used in one meaning only, by topic. */
export const glossary: readonly { readonly topic: string; readonly words: readonly Word[] }[] = [
  {
    topic: 'Outcomes of a requirement',
    words: [
      { word: 'pass', means: 'tried, and held' },
      { word: 'fail', means: 'a MUST did not hold, and did not hold again from the same starting point' },
      {
        word: 'warn',
        means:
          'a SHOULD did not hold, a failure did not come back (unstable), or the document is silent or contradicts itself',
      },
      {
        word: 'waived',
        means: 'fails exactly as a waiver in rolecall.waivers.yaml says, which has an owner and an end',
      },
      { word: 'blocked', means: 'applies, but could not be tried: something of the target is missing; never green' },
      {
        word: 'skipped',
        means: 'does not apply to the contract, or the target does not allow it; the reason is named',
      },
      { word: 'error', means: 'Rolecall itself broke' },
      {
        word: 'inconclusive',
        means: 'said of a run: updates that should succeed were sent and none was accepted, so that it proves nothing',
        standard: 'ISO/IEC 9646-1',
      },
    ],
  },
  {
    topic: 'The contract',
    words: [
      { word: 'contract', means: 'what one vendor promises for one operation: a document and a profile' },
      {
        word: 'document',
        means: "the vendor's published description of the operation",
        standard: 'OpenAPI Specification',
      },
      {
        word: 'operation',
        means: 'a method at a path of the document',
        standard: 'OpenAPI Specification, Operation Object',
      },
      { word: 'profile', means: 'the part of a contract that OpenAPI cannot say, as YAML: profile.yaml' },
      {
        word: 'resource',
        means: 'what the path of the update addresses: a user or a membership',
        standard: 'RFC 9110 section 3.1',
      },
      { word: 'field', means: 'a place of the request that an update may change: a role or an attribute' },
      {
        word: 'constraint',
        means: 'what a valid request obeys: a keyword of the schema at a pointer, or a sentence of prose',
        standard: 'JSON Schema',
      },
      { word: 'documentation gap', means: 'the document is silent, contradicts itself, or is not valid' },
      { word: 'JSON Pointer', means: 'the place of a value in a JSON document: /data/role', standard: 'RFC 6901' },
      { word: 'media type', means: 'what a body is written in: application/json', standard: 'RFC 9110 section 8.3' },
    ],
  },
  {
    topic: 'Requests and responses',
    words: [
      { word: 'caller', means: 'an identity with credentials: admin, member, otherOrganization, anonymous' },
      { word: 'test user', means: 'a user whose role a run may change; it changes nobody else' },
      { word: 'other user', means: 'every user that a list shows and that is no test user: must stay as it is' },
      { word: 'organization', means: 'what users and callers belong to; who belongs to another must not reach them' },
      { word: 'permissions', means: 'who may do what: roles by rank, and what the target allows a run to do' },
      { word: 'case', means: 'one request body to send: valid, or invalid in exactly one place' },
      {
        word: 'control request',
        means:
          'the valid request from which an invalid one differs in one place; its acceptance proves that the difference decides',
      },
      {
        word: 'scenario',
        means: 'a few steps from a state that was read: the unit that is tried, confirmed and replayed',
      },
      { word: 'exchange', means: 'one request as sent and its response as received, or why there was none' },
      { word: 'refusal', means: 'why a request should be refused: one reason, with the status codes that fit it' },
      { word: 'status code', means: 'the three digits of a response', standard: 'RFC 9110 section 15' },
      {
        word: 'rate limit',
        means: 'how many requests a server takes in a window before it responds 429',
        standard: 'RFC 6585 section 4',
      },
    ],
  },
  {
    topic: 'Judging',
    words: [
      {
        word: 'requirement',
        means: 'one thing that must hold, with an id, a level, a source, and one file',
        standard: 'RFC 2119',
      },
      { word: 'level', means: 'must, should or may: what a failure does to the verdict', standard: 'RFC 2119' },
      { word: 'severity', means: 'what a failure puts at stake: permissions, state, stability, updates, responses' },
      { word: 'finding', means: 'one fact about a response or a document, with what was expected and received' },
      { word: 'verdict', means: 'the outcome of one requirement for one contract, with its findings and exchanges' },
      { word: 'problem', means: 'failures of one contract that show the same thing' },
      { word: 'unstable', means: 'a failure that did not come back when it was tried again' },
      { word: 'waiver', means: 'a known failure, bound to what was observed, with a reason, an owner and an end' },
      { word: 'fault', means: 'one deliberate deviation of the mock that a requirement must be seen to catch' },
      { word: 'mock', means: 'the server inside Rolecall that keeps a contract' },
      { word: 'journal', means: 'the file that says, before each change, how to restore what is changed' },
      { word: 'seed', means: 'the number from which all random cases of a run follow' },
      { word: 'replay key', means: 'names one scenario of a run, to try it again: contract, requirement, scenario' },
    ],
  },
];

/** The word that is looked up, whatever its case; undefined when it is none of ours. */
export function findWord(wanted: string): Word | undefined {
  const plain = wanted.trim().toLowerCase();
  return glossary.flatMap(({ words }) => words).find(({ word }) => word.toLowerCase() === plain);
}

/** The glossary as a Markdown page. */
export function glossaryPage(): string {
  const parts = glossary.map(({ topic, words }) => {
    const rows = words.map(({ word, means, standard }) => `| ${word} | ${means} | ${standard ?? ''} |`);
    return [`## ${topic}`, '', '| word | means | after |', '|---|---|---|', ...rows].join('\n');
  });
  return `# Glossary

One word, one meaning; \`rolecall explain WORD\` says the same. This page is made by \`rolecall explain --glossary\`, and a test holds it to the code.

${parts.join('\n\n')}
`;
}
