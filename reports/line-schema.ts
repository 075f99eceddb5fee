import schema from './run.schema.json' with { type: 'json' };

/** The published JSON Schema of one line of a record. */
export const lineSchema = schema;
