/** Reads calls and writes words, one JSON line each. `answer` makes the call; `refusal` reads an error of the client's own classes. */
import { createInterface } from 'node:readline';

export async function answerLines(answer, refusal) {
  for await (const line of createInterface({ input: process.stdin })) {
    const ask = JSON.parse(line);
    const word = await answer(ask).catch((cause) => refusal(cause) ?? { outcome: 'failed', message: String(cause) });
    console.log(JSON.stringify({ id: ask.id, ...word }));
  }
}

/** Ids of all pages that a client's own pager gives. */
export async function idsOf(pages) {
  const ids = [];
  for await (const user of pages) ids.push(user.id);
  return ids;
}
