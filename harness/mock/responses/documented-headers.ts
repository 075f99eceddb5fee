import type { DocumentedResponse } from '../../model/contract.ts';
import { sampleOfSchema } from './sample-of-schema.ts';

/** The headers that a response must have by its document, each with an ordinary value. */
export function documentedHeaders(response: DocumentedResponse | undefined): Record<string, string> {
  const required = Object.entries(response?.headers ?? {}).filter(([, header]) => header.required);
  return Object.fromEntries(required.map(([name, { schema }]) => [name, String(sampleOfSchema(schema))]));
}
