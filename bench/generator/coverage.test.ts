import { expect, test } from 'vitest';
import { coverageOf } from './coverage.ts';
import { contractBodies, gitHubBodies } from './documents.ts';

// Every thirtieth body of GitHub's description: real schemas of every shape, in little time.
const sample = [...contractBodies(), ...gitHubBodies().filter((_, index) => index % 30 === 0)];

test.each(sample.map((body) => [body.name, body] as const))(
  '%s: each property, item and constraint is in a named case or named',
  (_name, body) => {
    const { lost, untried, parts, constraints } = coverageOf(body);
    expect({ lost, untried }).toEqual({ lost: [], untried: [] });
    expect(parts + constraints).toBeGreaterThan(0);
  },
);
