import { isObject } from '../../domain/is-object.ts';
import type { Contract } from '../../model/contract.ts';
import type { Json } from '../../model/json.ts';
import { type Call, type Check, nothing, type Rejection } from '../call.ts';
import { obeyProseConstraint } from '../obey-prose-constraint.ts';
import { counts } from '../paging.ts';
import type { World } from '../world.ts';

/** Headers that every request must have beside its credentials: version, organization. */
export const checkContext: Check<World> = ({ contract }, call) => {
  const { context } = contract.profile.auth;
  if (context === undefined) return nothing;
  return Object.entries(context).flatMap(([name, template]) => {
    const value = call.headers[name.toLowerCase()] ?? '';
    const fits = template.includes('{') ? value.trim() !== '' : value === template;
    const detail = `header ${name} must be ${template.replace('{organization}', 'the id of your organization')}`;
    return fits ? nothing : [{ refusal: 'invalid-value', status: 400, detail }];
  });
};

/** Required parameters of the query that an update leaves out; what names the user, or is changed, is missed elsewhere. */
function missingQuery({ update, profile, request }: Contract, call: Call): readonly Rejection[] {
  const { resource } = profile;
  const isElsewhere = (name: string) =>
    request.encoding === 'parameters' ||
    request.beside?.includes(name) === true ||
    (resource.request.in === 'query' && resource.request.name === name);
  return update.parameters
    .filter(
      ({ in: where, name, required }) => where === 'query' && required && !call.query.has(name) && !isElsewhere(name),
    )
    .map(({ name }) => ({
      refusal: 'invalid-value' as const,
      status: 400,
      detail: `query parameter ${name} is required`,
    }));
}

/** Declared query parameters must be what their schemas say. */
export const checkQuery: Check<World> = ({ contract }, call) => {
  const operation = call.operation === 'update' ? contract.update : contract.reads[call.operation as 'list'];
  const missing = call.operation === 'update' ? missingQuery(contract, call) : nothing;
  if (call.query.size === 0 || missing.length > 0) return missing;
  return (operation?.parameters ?? []).flatMap(({ name, in: place, schema }) => {
    if (place !== 'query' || !isObject(schema) || [schema.type].flat().some((type) => type === 'array')) return nothing;
    return call.query.getAll(name).flatMap((text) => {
      const number = /^-?\d+(\.\d+)?$/.test(text) ? [Number(text)] : [];
      const readings: readonly Json[] = [...number, text, ...(/^(true|false)$/.test(text) ? [text === 'true'] : [])];
      const fits = readings.some((reading) => obeyProseConstraint(schema, reading));
      if (fits && (!counts(name) || (number.length > 0 && Number(text) >= 0))) return nothing;
      const { type, minimum, maximum, enum: allowed } = schema;
      const expected = Object.entries({ type, minimum, maximum, enum: allowed })
        .filter(([, value]) => value !== undefined)
        .map(([key, value]) => `${key} ${JSON.stringify(value)}`);
      return [{ refusal: 'invalid-value' as const, detail: `query parameter ${name} must be ${expected.join(', ')}` }];
    });
  });
};
