import { type Finding, failure, type Received, type Requirement, type Seen } from '../../harness/index.ts';
import { answersOf } from '../steps/answers-of.ts';
import { encodingsOf } from '../steps/encodings-of.ts';

/** Shorter texts occur by chance. */
const shortest = 8;

/** Looks for the callers' secrets, and for the credentials of the request itself, in every answer, plain and encoded. */
export default {
  id: 'every-answer.no-secret-echo',
  level: 'must',
  sentence: 'No answer MUST show a credential.',
  source: 'RFC 9110 section 17.16.1',
  matters: 'keys end up in logs, in screenshots and in the hands of others',
  appliesTo: ({ profile }) => profile.auth.schemes.length > 0 || 'the contract asks for no credentials',
  judge(seen) {
    const plain = [...new Set([...seen.secrets, ...ownCredentials(seen)])].filter(({ length }) => length >= shortest);
    const secrets = plain.flatMap(encodingsOf);
    return answersOf(seen.exchange).flatMap((answer): readonly Finding[] => {
      const place = placeOf(answer, secrets);
      if (place === undefined) return [];
      return [
        failure({
          code: 'secret-echoed',
          fact: `an answer with status ${answer.status} shows a credential in its ${place}`,
          expected: 'no credential',
          received: 'one, not repeated here',
        }),
      ];
    });
  },
  mustCatch: ['credential-encoded-in-error', 'credential-in-error', 'credential-in-header', 'credential-in-one-error'],
} satisfies Requirement;

function placeOf(answer: Received, secrets: readonly string[]): string | undefined {
  if (answer.body.length > 0) {
    const body = Buffer.from(answer.body.buffer, answer.body.byteOffset, answer.body.byteLength);
    if (secrets.some((secret) => body.includes(secret))) return 'body';
  }
  return answer.headers.find(([, value]) => secrets.some((secret) => value.includes(secret)))?.[0];
}

/** What this request sent to prove who it is, right or wrong, without the scheme's word. */
function ownCredentials({ contract, exchange }: Seen): readonly string[] {
  const names = new Set(
    contract.profile.auth.schemes.flatMap(({ headers }) => Object.keys(headers)).map((name) => name.toLowerCase()),
  );
  return Object.entries(exchange.request.headers).flatMap(([name, value]) =>
    names.has(name.toLowerCase()) ? [value.replace(/^\S+ /, '')] : [],
  );
}
