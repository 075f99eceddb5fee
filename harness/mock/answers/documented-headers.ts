import type { Answer } from '../../model/contract.ts';
import { sampleOfSchema } from './sample-of-schema.ts';

/** The headers that an answer must have by its document, each with an ordinary value. */
export function documentedHeaders(answer: Answer | undefined): Record<string, string> {
  const required = Object.entries(answer?.headers ?? {}).filter(([, header]) => header.required);
  return Object.fromEntries(required.map(([name, { schema }]) => [name, String(sampleOfSchema(schema))]));
}
