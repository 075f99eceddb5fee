import { expect, test } from 'vitest';
import { sampleExchange } from '../../../bench/kit/sample-exchange.ts';
import { sampleRequest } from '../../../bench/kit/sample-request.ts';
import { patientSend } from './patient-send.ts';

const limited = sampleExchange({ status: 429 });

test('what always gets 429 is sent again after longer and longer waits, until there is no time left', async () => {
  const pauses: number[] = [];
  const send = patientSend(
    async () => limited,
    () => pauses.length === 9,
    async (milliseconds) => void pauses.push(milliseconds),
  );
  expect((await send(sampleRequest())).outcome).toEqual(limited.outcome);
  expect(pauses).toEqual([1000, 2000, 4000, 8000, 16_000, 32_000, 64_000, 64_000, 64_000]);
});
