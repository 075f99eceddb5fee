import type { Contract, Operation } from '../model/contract.ts';
import type { MockCall } from '../model/mock.ts';

/** A documented path with the operations behind it, by method. */
interface Route {
  readonly operations: ReadonlyMap<string, { readonly name: MockCall['operation']; readonly operation: Operation }>;
  /** Decoded path parameters by name. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** Finds the documented path that a request path (without its query) names; `undefined` when none does. */
type FindRoute = (path: string) => Route | undefined;

/** One segment of a path: a text, or a parameter between two, by the names that its operations have for it. */
type Segment = string | { readonly before: string; readonly after: string; readonly names: string[] };

interface Template {
  readonly segments: readonly Segment[];
  readonly operations: Map<string, { readonly name: MockCall['operation']; readonly operation: Operation }>;
}

/** Reads the paths of a contract once. Segments without a parameter win over those with one. */
export function routesOf(contract: Contract): FindRoute {
  const templates = new Map<string, Template>();
  const { one, list, roles } = contract.reads;
  const { update, unassign } = contract;
  for (const [name, operation] of Object.entries({ update, one, list, roles, unassign })) {
    if (operation === undefined) continue;
    const shape = operation.path.replace(/\{[^}]*\}/g, '{}');
    const template = templates.get(shape) ?? { segments: segmentsOf(operation.path), operations: new Map() };
    template.operations.set(operation.method.toUpperCase(), { name: name as MockCall['operation'], operation });
    templates.set(shape, template);
    // Two operations on one path may call the same segment by different names.
    for (const [index, segment] of segmentsOf(operation.path).entries()) {
      const known = template.segments[index];
      if (typeof segment === 'object' && typeof known === 'object') known.names.push(...segment.names);
    }
  }
  const ordered = [...templates.values()].sort((one, other) => variable(one) - variable(other));
  const find: FindRoute = (path) => {
    if (!path.startsWith(`${contract.basePath}/`)) return undefined;
    const segments = path.slice(contract.basePath.length + 1).split('/');
    for (const template of ordered) {
      const parameters = match(template, segments);
      if (parameters !== undefined) return { operations: template.operations, parameters };
    }
    return undefined;
  };
  const known = new Map<string, Route | undefined>();
  return (path) => {
    if (known.has(path)) return known.get(path);
    if (known.size >= mostKnown) known.clear();
    const found = find(path);
    if (path.length <= longestKnown) known.set(path, found);
    return found;
  };
}

/** Paths that are remembered, and the longest of them. */
const mostKnown = 1000;
const longestKnown = 1000;

function segmentsOf(path: string): readonly Segment[] {
  return path
    .split('/')
    .slice(1)
    .map((segment) => {
      const [, before, name, after] = /^([^{]*)\{([^}]*)\}(.*)$/.exec(segment) ?? [];
      return before === undefined || name === undefined || after === undefined
        ? segment
        : { before, after, names: [name] };
    });
}

function variable(template: Template): number {
  return template.segments.filter((segment) => typeof segment === 'object').length;
}

function match({ segments }: Template, sent: readonly string[]): Record<string, string> | undefined {
  if (segments.length !== sent.length) return undefined;
  const parameters: Record<string, string> = {};
  for (const [index, segment] of segments.entries()) {
    const value = decoded(sent[index] ?? '');
    if (typeof segment === 'string') {
      if (value !== segment) return undefined;
      continue;
    }
    const { before, after, names } = segment;
    const inner = value.slice(before.length, value.length - after.length);
    if (inner === '' || !value.startsWith(before) || !value.endsWith(after)) return undefined;
    for (const name of names) parameters[name] = inner;
  }
  return parameters;
}

/** A segment that is wrongly encoded stands for itself: it is no user's id. */
function decoded(segment: string): string {
  if (!segment.includes('%')) return segment;
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
