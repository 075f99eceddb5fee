import {
  type Finding,
  failure,
  mediaTypeOf,
  note,
  type Received,
  type Requirement,
  type Seen,
} from '../../harness/suite.ts';
import { ofUpdates } from '../steps/of-updates.ts';
import { documentOf, operationOf, responsesOf, typeOfBody } from '../steps/responses-of.ts';
import { spareTheRouter } from '../steps/spare-the-router.ts';

/** What speaks against the media types of an exchange, of whichever operation. */
export function judgeMediaType({ contract, exchange }: Seen): readonly Finding[] {
  const id = operationOf(contract, exchange)?.id;
  const judge = (response: Received): readonly Finding[] => {
    const documented = documentOf(contract, exchange, response);
    if (!documented || response.body.length === 0 || response.status === 204 || response.status === 304) return [];
    const types = Object.keys(documented.content);
    const mediaType = typeOfBody(response);
    const words = { expected: types.join(' or ') || 'no body', received: mediaType ?? 'no Content-Type' };
    if (types.length === 0)
      return [
        note({
          code: 'undocumented-body',
          fact: `${id} ${response.status}: a body comes where none is documented`,
          ...words,
        }),
      ];
    if (mediaType === undefined)
      return [
        failure({
          code: 'media-type-missing',
          fact: `${id} ${response.status}: a body has no Content-Type`,
          ...words,
        }),
      ];
    if (types.some((type) => matches(type, mediaType))) return [];
    return [
      failure({
        code: 'media-type-undocumented',
        fact: `${id} ${response.status}: media type ${mediaType} is not documented`,
        ...words,
      }),
    ];
  };
  return responsesOf(exchange).flatMap((response) => spareTheRouter(contract, exchange, response, judge(response)));
}

/** Compares type and subtype; parameters such as charset do not matter. */
export default {
  kind: 'judge',
  id: 'response.media-type-documented',
  level: 'must',
  severity: 'responses',
  sentence: 'Every response with a body MUST have a media type that the contract documents for its status code.',
  source: 'OpenAPI, Media Type Object; RFC 9110 section 8.3: Content-Type says what the content is',
  matters: 'clients choose how to read a body by its media type; JSON under another name arrives as a text',
  judge: ofUpdates(judgeMediaType),
} satisfies Requirement;

/** A documented type may be a range: application/*, or any. */
function matches(documented: string, mediaType: string): boolean {
  const type = mediaTypeOf(documented) ?? '';
  if (type === '*/*' || type === mediaType) return true;
  return type.endsWith('/*') && mediaType.startsWith(type.slice(0, -1));
}
