import { expect, test } from 'vitest';
import { coverageOf } from './coverage.ts';
import { catalogueBodies, contractBodies, gitHubBodies } from './documents.ts';

// Every thirtieth body of GitHub's description: real schemas of every shape, in little time.
const sample = [...contractBodies(), ...catalogueBodies(), ...gitHubBodies().filter((_, index) => index % 30 === 0)];

test.each(sample.map((body) => [body.name, body] as const))(
  '%s: each property, item, branch and constraint is in a named case or named',
  (_name, body) => {
    const { lost, untried, untaken, parts, constraints } = coverageOf(body);
    expect({ lost, untried, untaken }).toEqual({ lost: [], untried: [], untaken: [] });
    expect(parts + constraints).toBeGreaterThan(0);
  },
);
