import type { ClientRequirement } from '../../../harness/suite.ts';
import { mustSucceed, respondsUser } from '../seen.ts';

const forms = [
  (type: string) => type.replace(/[a-z]+/g, (word) => word[0]?.toUpperCase() + word.slice(1)),
  (type: string) => `${type}; charset=utf-8`,
  (type: string) => `${type};charset="UTF-8"`,
];

/** RFC 9110 section 8.3.1: types are case-insensitive and have parameters. */
export default {
  kind: 'client',
  id: 'response.media-type-forms',
  level: 'must',
  sentence: 'A client MUST read a media type in any letter case, with and without parameters.',
  source: 'RFC 9110 section 8.3.1',
  matters: 'a new proxy in front of the API breaks the client',
  appliesTo: respondsUser,
  scenarios: () =>
    forms.map((form) => ({
      name: form('application/json'),
      script: ({ success }) => [
        {
          operation: 'update',
          responses: [{ headers: { 'Content-Type': form(success.mediaType.split(';')[0] ?? '') } }],
        },
      ],
      judge: (seen) => mustSucceed(seen, `the media type ${form('application/json')}`),
    })),
  mustCatch: ['compares-media-type'],
} satisfies ClientRequirement;
