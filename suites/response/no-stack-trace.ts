import { type Finding, failure, type Requirement } from '../../harness/suite.ts';
import { responsesOf } from '../steps/responses-of.ts';

/** Bytes of a body that are looked at. */
const most = 64 * 1024;

const traces: readonly (readonly [string, RegExp])[] = [
  [
    'a JavaScript stack',
    /\bat [^\n(]{1,200}\((?:\/|file:|node:|[A-Za-z]:\\)[^\n)]{1,300}:\d+:\d+\)|\n? {2,}at (?:\/|file:|node:)[^\n]{1,300}:\d+:\d+/,
  ],
  ['a Python traceback', /Traceback \(most recent call last\)|File "[^"\n]{1,300}", line \d+, in /],
  ['a Java stack', /\bat [\w$.]{1,200}\([\w$]{1,100}\.(?:java|kt|scala):\d+\)|Exception in thread "/],
  ['a .NET stack', /\bat [\w.`<>]{1,200}\([^\n)]{0,200}\) in [^\n]{1,300}:line \d+|System\.[A-Za-z.]{1,80}Exception:/],
  ['a Go stack', /goroutine \d+ \[[a-z ]+\]:/],
  ['a Ruby stack', /[\w/.-]{1,200}\.rb:\d+:in [`'"]/],
  [
    'a PHP trace',
    /(?:Fatal error|Stack trace|Warning): ?[^\n]{0,300}(?: in \/[^\n]{1,200}\.php| on line \d+)|#0 \/[^\n]{1,200}\.php\(\d+\)/,
  ],
  ['a Rust panic', /thread '[^'\n]{1,100}' panicked at/],
  [
    'a database error',
    /SQLSTATE\[|ORA-\d{5}:|PG::[A-Z]\w+Error|psycopg2\.|syntax error at or near "|sqlalchemy\.exc\.|SQLITE_[A-Z]{3,}|sqlite3\.\w+Error|error in your SQL syntax|\bER_[A-Z_]{5,}\b|violates (?:unique|foreign key|check|not-null) constraint|UNIQUE constraint failed|E11000 duplicate key|invalid input syntax for type|\[SQL: |Duplicate entry '[^'\n]{0,200}' for key/,
  ],
  [
    'a statement of the database',
    /\b(?:SELECT [^\n]{1,300}? FROM|INSERT INTO|DELETE FROM) [\w."`[\]]{1,100}(?: WHERE| \(| VALUES|;)|\bUPDATE [\w."`[\]]{1,100} SET [\w."`[\]]{1,100} ?=/,
  ],
];

/** Looks for traces of the server's own code in every response. */
export default {
  kind: 'judge',
  id: 'response.no-stack-trace',
  level: 'should',
  severity: 'permissions',
  owasp: 'API8:2023 Security Misconfiguration',
  sentence: 'A response SHOULD NOT contain a stack trace or an error of the database.',
  source: 'CWE-209',
  matters: 'it tells an attacker what runs where, and a client nothing',
  judge({ exchange }) {
    return responsesOf(exchange).flatMap((response): readonly Finding[] => {
      if (response.status < 300 || response.body.length === 0) return [];
      const text = Buffer.from(response.body.subarray(0, most))
        .toString()
        .replaceAll('\\n', '\n')
        .replaceAll('\\t', '\t')
        .replaceAll('\\"', '"');
      const sent = Buffer.from(exchange.request.body ?? []).toString();
      for (const [what, pattern] of traces) {
        const [shown] = pattern.exec(text) ?? [];
        // A value of ours that an error repeats tells nothing of the server.
        if (shown === undefined || sent.includes(shown)) continue;
        const fact = `a response with status ${response.status} shows ${what}`;
        const words = { code: 'stack-trace', fact, expected: 'an error for clients' };
        return [failure({ ...words, received: shown.trim() })];
      }
      return [];
    });
  },
} satisfies Requirement;
