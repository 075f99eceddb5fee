import type { Contract, Operation } from '../../model/contract.ts';
import type { Json, JsonSchema } from '../../model/json.ts';
import { sampleOfSchema } from '../responses/sample-of-schema.ts';
import { schemaAtPlace } from '../responses/schema-place.ts';

/** What a target's `values` are on the mock: one for each `{NAME}` of a parameter and each `target.NAME` of a binding. */
export function ownValues(contract: Contract): Readonly<Record<string, Json>> {
  const { profile, request } = contract;
  const inParameters = filledIn(contract).flatMap(([operation, parameters = {}]) =>
    Object.entries(parameters).flatMap(([parameter, text]) =>
      [...text.matchAll(/\{(\w+)\}/g)]
        .map(([, name = '']) => name)
        .filter((name) => name !== 'organization')
        .map(
          (name) =>
            [name, valueFor(name, operation?.parameters.find((each) => each.name === parameter)?.schema)] as const,
        ),
    ),
  );
  const inBody = (profile.bind ?? []).flatMap(({ request: place, to }) => {
    const name = /^target\.(.*)$/.exec(to)?.[1];
    return name === undefined ? [] : [[name, valueFor(name, schemaAtPlace(request.documented, place))] as const];
  });
  return Object.fromEntries([...inBody, ...inParameters]);
}

/** What is said of the parameters that an organization's id fills. */
export function organizationSchemas(contract: Contract): readonly JsonSchema[] {
  return filledIn(contract).flatMap(([operation, parameters = {}]) =>
    (operation?.parameters ?? []).flatMap(({ name, schema }) =>
      parameters[name] === '{organization}' && schema !== undefined ? [schema] : [],
    ),
  );
}

function filledIn({
  profile,
  update,
  reads,
}: Contract): readonly (readonly [Operation | undefined, Readonly<Record<string, string>> | undefined])[] {
  const { one, list, roles } = profile.reads ?? {};
  return [
    [update, profile.resource.parameters],
    [reads.one, one?.parameters],
    [reads.list, list?.parameters],
    [reads.roles, roles?.parameters],
  ];
}

function valueFor(name: string, schema: JsonSchema | undefined): Json {
  if (schema === undefined || schema === true) return `${name}-1`;
  const made = sampleOfSchema(schema);
  return made === '' || made === null ? `${name}-1` : made;
}
