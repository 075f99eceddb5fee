import { expect, test } from 'vitest';
import { documents, path } from '../../bench/kit/infer-paths.ts';
import { placesIn } from '../contract/infer/shown-beside.ts';
import { proveDraft } from './prove-draft.ts';

test('a document in several files is to be bundled first, and nothing else is blamed', async () => {
  const content = { 'application/json': { schema: { $ref: './schemas/all.yaml#/User' } } };
  const responses = { 200: { description: 'Done.', content } };
  const whole = documents({ '/users/{id}': { patch: { parameters: path('id'), responses } } });
  const [place] = placesIn(whole);
  const draft = { places: [place] } as never;
  await expect(proveDraft(whole, draft, 'acme')).rejects.toMatchObject({
    code: 'USAGE',
    hint: expect.stringContaining('bundle'),
  });
});
