import { expect, test } from 'vitest';
import { tryBodies } from './document-trial.ts';
import { catalogueBodies, contractBodies, gitHubBodies } from './documents.ts';

test('another validator finds nothing wrong that is made for real bodies', async () => {
  const sample = gitHubBodies().filter((_, index) => index % 40 === 0);
  const { wrong, refused, bodies, values } = await tryBodies([...contractBodies(), ...catalogueBodies(), ...sample]);
  expect({ wrong, refused }).toEqual({ wrong: [], refused: [] });
  expect(values).toBeGreaterThan(bodies * 100);
});
