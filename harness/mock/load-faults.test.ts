import { expect, test } from 'vitest';
import { allContractsHere } from '../../bench/kit/all-contracts.ts';
import { playBattery } from '../../bench/kit/fault-battery.ts';
import type { Contract } from '../model/contract.ts';
import type { Fault } from '../model/mock.ts';
import { loadFaults } from './load-faults.ts';

const contracts = await allContractsHere();
// A fault of the document changes nothing about the server.
const faults = [...(await loadFaults()).values()].filter(({ family }) => family !== 'document');
const honest = new Map<Contract, Promise<readonly string[]>>();

function honestLines(contract: Contract): Promise<readonly string[]> {
  const known = honest.get(contract) ?? playBattery(contract, []);
  honest.set(contract, known);
  return known;
}

test('the battery says the same twice about an honest mock, and an honest mock never breaks down', async () => {
  for (const contract of contracts) {
    const lines = await honestLines(contract);
    expect(await playBattery(contract, [])).toEqual(lines);
    expect(lines.filter((line) => line.startsWith('5'))).toEqual([]);
  }
});

test('every fault applies to a contract and says why not where it does not', () => {
  expect(faults.length).toBeGreaterThanOrEqual(80);
  for (const fault of faults) {
    const responses = contracts.map((contract) => fault.appliesTo(contract));
    expect([fault.id, responses.includes(true)]).toEqual([fault.id, true]);
    for (const response of responses) expect(response === true || response.length > 10).toBe(true);
    // It goes on from "this server".
    expect(fault.description).not.toMatch(/^responses /);
  }
});

// Each fault on one contract that it applies to, in turn, or the next on which the battery is long enough: the kill matrix tries it on all.
test.each(faults.map((fault, index) => ({ ...fault, index })))(
  '$id shows',
  { timeout: 60_000 },
  async ({ index, ...fault }) => {
    const applicable = contracts.filter((each) => fault.appliesTo(each) === true);
    const first = index % applicable.length;
    const inTurn = [...applicable.slice(first), ...applicable.slice(0, first)];
    for (const contract of inTurn) if (await shows(fault, contract)) return;
    expect.fail(`nothing of ${fault.id} is seen on ${inTurn.map(({ id }) => id).join(', ')}`);
  },
);

async function shows(fault: Fault, contract: Contract): Promise<boolean> {
  const [spoiled, usual] = [await playBattery(contract, [fault]), await honestLines(contract)];
  return spoiled.some((line, index) => line !== usual[index]);
}
