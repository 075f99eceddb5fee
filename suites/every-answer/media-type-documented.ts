import { type Finding, failure, note, type Received, type Requirement } from '../../harness/index.ts';
import { answersOf, documentOf, mediaTypeOf, operationOf } from '../steps/answers-of.ts';
import { spareTheRouter } from '../steps/spare-the-router.ts';

/** Compares type and subtype; parameters such as charset do not matter. */
export default {
  id: 'every-answer.media-type-documented',
  level: 'must',
  sentence: 'Every answer with a body MUST have a media type that the contract documents for its status.',
  source: 'OpenAPI, Media Type Object; RFC 9110 section 8.3',
  matters: 'clients choose how to read a body by its media type; JSON under another name arrives as a text',
  appliesTo: () => true,
  judge({ contract, exchange }) {
    const id = operationOf(contract, exchange)?.id;
    const judge = (answer: Received): readonly Finding[] => {
      const documented = documentOf(contract, exchange, answer);
      if (!documented || answer.body.length === 0 || answer.status === 204 || answer.status === 304) return [];
      const types = Object.keys(documented.content);
      const mediaType = mediaTypeOf(answer);
      const words = { expected: types.join(' or ') || 'no body', received: mediaType ?? 'no Content-Type' };
      if (types.length === 0)
        return [
          note({
            code: 'undocumented-body',
            fact: `${id} ${answer.status}: a body is answered where none is documented`,
            ...words,
          }),
        ];
      if (mediaType === undefined)
        return [
          failure({ code: 'media-type-missing', fact: `${id} ${answer.status}: a body has no Content-Type`, ...words }),
        ];
      if (types.some((type) => matches(type, mediaType))) return [];
      return [
        failure({
          code: 'media-type-undocumented',
          fact: `${id} ${answer.status}: media type ${mediaType} is not documented`,
          ...words,
        }),
      ];
    };
    return answersOf(exchange).flatMap((answer) => spareTheRouter(contract, exchange, answer, judge(answer)));
  },
  mustCatch: [
    'error-as-html',
    'error-media-type',
    'html-for-json',
    'json-as-plain-text',
    'no-media-type',
    'throttled-as-html',
  ],
} satisfies Requirement;

/** A documented type may be a range: application/*, or any. */
function matches(documented: string, mediaType: string): boolean {
  const type = documented.split(';')[0]?.trim().toLowerCase() ?? '';
  if (type === '*/*' || type === mediaType) return true;
  return type.endsWith('/*') && mediaType.startsWith(type.slice(0, -1));
}
