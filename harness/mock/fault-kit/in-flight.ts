import type { MockCall } from '../../model/mock.ts';

/** How long a slow server holds a response back, so that requests overlap: milliseconds. */
const held = 25;

/** Marks an update as being worked on, and says how many others of the same name are. */
export function enter(call: MockCall, name: string): number {
  const others = Number(call.memory.get(name) ?? 0);
  call.memory.set(name, others + 1);
  return others;
}

/** Holds the response back and then marks the update as done. */
export async function leave(call: MockCall, name: string): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, held));
  call.memory.set(name, Math.max(0, Number(call.memory.get(name) ?? 0) - 1));
}
