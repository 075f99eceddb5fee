import { isObject } from '../domain/is-object.ts';
import { keysOf } from '../domain/pointer.ts';
import type { Contract } from '../model/contract.ts';
import { fieldsOf, typesOf } from './infer/fields.ts';
import type { ProfileProblem } from './profile-problem.ts';

/** What a contract asks to be sent and nothing here can send. */
export function checkSendable({ request, profile }: Contract): readonly ProfileProblem[] {
  const { encoding = 'json', mediaType, mediaTypes, documented } = request;
  const problem = (at: string, fact: string, expected: string, received: string): ProfileProblem[] => [
    { at, fact: `cannot be sent: ${fact}`, expected, received },
  ];
  if (encoding === 'json' && mediaTypes.length > 0 && !/json|^\*\/\*$/.test(mediaType))
    return problem('/document', `a body of ${mediaType}`, 'JSON, a form or multipart text', mediaTypes.join(', '));
  if (profile.request?.mediaType !== undefined && !mediaTypes.includes(profile.request.mediaType))
    return problem(
      '/request/mediaType',
      `the document takes no ${profile.request.mediaType}`,
      mediaTypes.join(' or '),
      profile.request.mediaType,
    );
  if (encoding === 'json') return [];
  const carrier = encoding === 'parameters' ? 'a path or a query' : 'a form';
  return profile.fields.flatMap(({ request: pointer }, index) => {
    if (keysOf(pointer).length > 1)
      return problem(
        `/fields/${index}/request`,
        `${pointer} is inside an object, and ${carrier} has only texts`,
        'a name at the top',
        pointer,
      );
    const field = fieldsOf(isObject(documented) ? documented : true, 0).find((one) => one.pointer === pointer);
    return field !== undefined && typesOf(field.schemas).has('object')
      ? problem(
          `/fields/${index}/request`,
          `${pointer} is an object, and ${carrier} has only texts`,
          'a text or an array of texts',
          'object',
        )
      : [];
  });
}
