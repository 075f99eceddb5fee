import { type Field, type Json, type Plan, put, sameItems, showsValue, valueAt } from '../../harness/suite.ts';

/** A field that updates set, and values that it may be set to. */
export interface Setting {
  readonly change: Field;
  readonly values: readonly Json[];
}

/** Most values of an open field. */
const mostOpenValues = 8;

/** Every field that valid updates of this run set, roles first, each with the values that the contract promises to accept. */
export function settings(context: Plan): readonly Setting[] {
  const bodies = [context.cases.simplest, ...context.cases.valid].map(({ body }) => body);
  const varying = context.contract.profile.fields.filter(({ name }) => context.cases.fields.includes(name));
  const found = varying.flatMap((change): readonly Setting[] => {
    const seen = distinct(bodies.flatMap((body) => valueAt(body, change.request) ?? []));
    if (!bodies.some((body) => valueAt(body, change.request) !== undefined)) return [];
    const known = context.cases.values?.[change.name] ?? [];
    const open = change.list ? [] : seen.slice(0, mostOpenValues);
    return [{ change, values: known.length > 0 ? known : open }];
  });
  return [...found].sort((one, other) => Number(other.change.kind === 'role') - Number(one.change.kind === 'role'));
}

/** The field that the simplest update sets, with at least two values; blocks when there is none. */
export function mainSetting(context: Plan): Setting {
  const main = settings(context).find(
    ({ change, values }) => values.length > 1 && valueAt(context.cases.simplest.body, change.request) !== undefined,
  );
  return (
    main ??
    settings(context).find(({ values }) => values.length > 1) ??
    context.block('needs a field with two values to choose from', 'fixtures.roles: [id, id]')
  );
}

/** The simplest update, but setting this value. */
export function bodySetting(context: Plan, change: Field, value: Json): Json {
  const { simplest, valid } = context.cases;
  const base = [simplest, ...valid].find(({ body }) => valueAt(body, change.request) !== undefined) ?? simplest;
  return put(base.body, change.request, value) ?? base.body;
}

/** A value that differs from `current`. */
export function otherValue({ change, values }: Setting, current: Json | undefined): Json {
  return values.find((value) => !showsValue(change, value, current)) ?? values[0] ?? null;
}

function distinct(values: readonly Json[]): readonly Json[] {
  return values.filter((value, index) => values.findIndex((other) => sameItems(other, value)) === index);
}
