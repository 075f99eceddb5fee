import { put } from '../../../domain/pointer.ts';
import type { Contract } from '../../../model/contract.ts';
import type { Fault, MockRequest } from '../../../model/mock.ts';
import { bareBody } from '../../example-update.ts';
import { all, hasRead, takesJsonBodies } from '../../fault-kit/applies.ts';
import { lenientOn } from '../../fault-kit/forgiving.ts';
import { mainField } from '../../fault-kit/main-field.ts';

/** Set on what is taken for another request: nobody asked who sends it. */
const mark = 'x-mock-taken-for';
const needsCredentials = ({ profile }: Contract) => profile.auth.schemes.length > 0 || 'it asks for no credentials';
const unchecked = lenientOn(['no-credentials', 'insufficient-role'], ({ headers }) => headers[mark] !== undefined);
const caughtBy = { requirement: 'access.other-forms', code: 'other-form-open' } as const;

/** Updates without looking at the caller where the request is written otherwise. */
export default [
  {
    id: 'slash-at-end-skips-check',
    description: 'does not ask who calls where the path ends with a slash',
    appliesTo: all(
      needsCredentials,
      hasRead,
      ({ update }) => !update.path.endsWith('/') || 'its path ends with a slash',
    ),
    caughtBy,
    takesFor: (request) =>
      /\/(?=$|\?)/.test(request.url) ? taken(request, { url: request.url.replace(/\/(?=$|\?)/, '') }) : undefined,
    forgives: unchecked,
  },
  {
    id: 'capital-path-skips-check',
    description: 'does not ask who calls where the path is written in capitals',
    appliesTo: all(needsCredentials, hasRead, ({ update }) => /\/[a-z]/.test(update.path) || 'its path has no letters'),
    caughtBy,
    takesFor(request, { update, basePath }) {
      const [path = '', query] = request.url.slice(basePath.length).split(/\?(.*)/s, 2);
      const fixed = update.path.split('/');
      const segments = path.split('/');
      const read = segments.map((segment, index) => {
        const known = fixed[index] ?? '';
        return segment.toLowerCase() === known.toLowerCase() ? known : segment;
      });
      if (segments.length !== fixed.length || read.join('/') === path) return undefined;
      return taken(request, { url: basePath + read.join('/') + (query === undefined ? '' : `?${query}`) });
    },
    forgives: unchecked,
  },
  {
    id: 'method-override-skips-check',
    description: 'does the method that X-HTTP-Method-Override names, and asks only the one that was sent who calls',
    appliesTo: all(
      needsCredentials,
      hasRead,
      ({ update, reads }) =>
        [update, reads.one, reads.list].every(
          (each) => each?.path !== update.path || each.method.toUpperCase() !== 'POST',
        ) || 'its path has a POST',
    ),
    caughtBy,
    takesFor(request) {
      const method = request.headers['x-http-method-override'];
      return method !== undefined && request.method === 'POST' ? taken(request, { method }) : undefined;
    },
    forgives: unchecked,
  },
  {
    id: 'update-by-get-skips-check',
    description: 'updates by GET where the query has the field, and asks nobody who calls',
    appliesTo: all(
      needsCredentials,
      hasRead,
      takesJsonBodies,
      ({ profile: { resource } }) =>
        (resource.request.in === 'path' && (resource.repeated ?? []).length === 0) || 'the body repeats the id',
    ),
    caughtBy,
    takesFor(request, contract) {
      const [path = '', query] = request.url.split(/\?(.*)/s, 2);
      const field = mainField(contract);
      const text = new URLSearchParams(query).get(field.request.split('/').findLast((key) => !/^\d*$/.test(key)) ?? '');
      if (text === null || request.method !== 'GET') return undefined;
      const body = put(bareBody(contract, ''), field.request, valueIn(text));
      return taken(request, {
        method: contract.update.method.toUpperCase(),
        url: path,
        bytes: Buffer.from(JSON.stringify(body)),
      });
    },
    forgives: unchecked,
  },
] satisfies readonly Fault[];

function taken(request: MockRequest, as: Partial<MockRequest>): MockRequest {
  return { ...request, ...as, headers: { 'content-type': 'application/json', ...request.headers, [mark]: '1' } };
}

/** What is no JSON is a text. */
function valueIn(text: string) {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
