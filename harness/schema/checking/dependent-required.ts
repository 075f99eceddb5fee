import type { ErrorObject, FuncKeywordDefinition, SchemaValidateFunction } from 'ajv';

type Needs = Readonly<Record<string, readonly string[]>>;

/** `dependentRequired`, checked by a loop: ajv writes code for each pair of names, a minute of it for 300 names with 300 each. */
export function dependentRequired(allErrors: boolean): FuncKeywordDefinition {
  const validate: SchemaValidateFunction = (schema: Needs, value: object, parentSchema = {}) => {
    const errors: Partial<ErrorObject>[] = [];
    for (const [property, needed] of Object.entries(schema)) {
      if (!Object.hasOwn(value, property)) continue;
      for (const missingProperty of needed) {
        if (Object.hasOwn(value, missingProperty)) continue;
        if (!allErrors) return false;
        errors.push({
          keyword: 'dependentRequired',
          params: { property, missingProperty },
          message: `must have property ${missingProperty} when property ${property} is present`,
          parentSchema,
        });
      }
    }
    validate.errors = errors;
    return errors.length === 0;
  };
  return { keyword: 'dependentRequired', type: 'object', schemaType: 'object', errors: true, validate };
}
