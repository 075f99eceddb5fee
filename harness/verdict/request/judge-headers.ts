import type { Contract } from '../../model/contract.ts';
import type { Finding } from '../../model/finding.ts';
import { failure, note, shown } from '../make-finding.ts';

type Headers = Readonly<Record<string, string>>;

/** What is wrong with the credentials, the context headers and, for a body, the media type of a request. */
export function judgeHeaders(contract: Contract, headers: Headers): readonly Finding[] {
  return [...judgeCredentials(contract, headers), ...judgeContext(contract, headers)];
}

function judgeCredentials({ profile }: Contract, headers: Headers): readonly Finding[] {
  const { schemes } = profile.auth;
  if (schemes.length === 0) return [];
  const complete = schemes.some((scheme) =>
    Object.entries(scheme.headers).every(([name, template]) => fits(headers[name.toLowerCase()], template)),
  );
  if (complete) return [];
  const sent = schemes
    .flatMap((scheme) => Object.keys(scheme.headers))
    .filter((name) => headers[name.toLowerCase()] !== undefined);
  return [
    failure({
      code: 'missing-credentials',
      fact: 'the request has no complete credentials',
      expected: schemes
        .map((scheme) =>
          Object.entries(scheme.headers)
            .map(([name, template]) => `${name}: ${template}`)
            .join(' and '),
        )
        .join(', or '),
      received:
        sent.length === 0 ? 'none of these headers' : `only ${[...new Set(sent)].join(', ')}, or in another form`,
    }),
  ];
}

/** A value in the form of its template: the scheme's word in any case (RFC 9110 section 11.1), then something. */
function fits(value: string | undefined, template: string): boolean {
  if (value === undefined) return false;
  const fixed = template.replace(/\{(secret|basic)\}.*$/s, '');
  return value.toLowerCase().startsWith(fixed.toLowerCase()) && value.trim().length > fixed.trim().length;
}

function judgeContext({ profile }: Contract, headers: Headers): readonly Finding[] {
  return Object.entries(profile.auth.context ?? {}).flatMap(([name, template]) => {
    const value = headers[name.toLowerCase()];
    if (value === undefined || value.trim() === '')
      return [
        failure({
          code: 'missing-context-header',
          fact: `header ${name} is missing`,
          expected: `${name}: ${template}`,
          received: 'nothing',
        }),
      ];
    if (template.includes('{') || value === template) return [];
    const fact = `header ${name} has another value than the contract is written for`;
    return [note({ code: 'other-context', fact, expected: template, received: shown(value) })];
  });
}

/** What is wrong with how a body says what it is. */
export function judgeMediaType({ request }: Contract, headers: Headers): readonly Finding[] {
  const [type = '', ...parameters] = (headers['content-type'] ?? '').toLowerCase().split(';');
  const charset = parameters.map((each) => each.trim()).find((each) => each.startsWith('charset='));
  const readable = charset === undefined || /^charset="?utf-?8"?$/.test(charset);
  if (request.mediaTypes.includes(type.trim()) && readable) return [];
  return [
    failure({
      code: 'wrong-media-type',
      fact: 'the body has a media type that the operation does not take',
      expected: request.mediaTypes.join(' or '),
      received: headers['content-type'] ?? 'no Content-Type',
    }),
  ];
}
