import type { ClientRequirement } from '../../../harness/suite.ts';
import { broken, withRole } from '../seen.ts';

const value = 'rôle-管理';

/** RFC 8259 section 8.1: JSON between programs is UTF-8, whatever the media type says or leaves out. */
export default {
  kind: 'client',
  id: 'response.utf-8',
  level: 'must',
  sentence: 'A client MUST read a JSON body as UTF-8.',
  source: 'RFC 8259 section 8.1',
  matters: 'names that are not English arrive garbled, and are written back like that',
  appliesTo: ({ profile }) =>
    profile.fields.some(({ kind, list }) => kind === 'role' && !list) || 'the response shows no role that is text',
  scenarios: () => [
    {
      name: 'a role that is not ASCII',
      script: (setting) => {
        const body = withRole(setting, value);
        return [{ operation: 'update', responses: body === undefined ? [] : [{ body }] }];
      },
      judge: (seen) => {
        if (withRole(seen.setting, value) === undefined) return { skip: 'the response does not show the field' };
        const { said } = seen.answers.at(-1) ?? {};
        if (said?.outcome !== 'updated' || typeof said.role !== 'string')
          return { skip: 'the client shows no value that it does not know' };
        // A client may make a form of its own of it, but not of other characters.
        const letters = said.role.replace(/[\p{ASCII}]/gu, '');
        return letters === '' || letters.toLowerCase() === value.replace(/[\p{ASCII}]/gu, '').toLowerCase()
          ? []
          : broken('text-garbled', 'the client reads the body in another encoding than UTF-8', value, said.role);
      },
    },
  ],
  mustCatch: ['reads-latin-1'],
} satisfies ClientRequirement;
