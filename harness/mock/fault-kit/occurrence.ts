import type { MockCall } from '../../model/mock.ts';

/** Counts how often a fault came to a point, from 1; a name of its own for each fault. */
export function timesSoFar(call: MockCall, name: string): number {
  const times = Number(call.memory.get(name) ?? 0) + 1;
  call.memory.set(name, times);
  return times;
}

/** True once in `period` times that it is asked. */
export function onceIn(call: MockCall, name: string, period: number): boolean {
  return timesSoFar(call, name) % period === 0;
}
