import type { ClientRequirement } from '../model/client.ts';

/** One requirement of clients in full. */
export function explainOfClient({ id, level, sentence, matters, source, mustCatch }: ClientRequirement): string {
  return [
    `${id}  (${level}, of clients)`,
    `  ${sentence}`,
    `  What users of a client see: ${matters}`,
    ...(source === undefined ? [] : [`  Source: ${source}`]),
    `  Seen to catch: ${mustCatch.join(', ')}`,
  ].join('\n');
}
