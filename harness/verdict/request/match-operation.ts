import type { Contract, Operation } from '../../model/contract.ts';

/** The documented operation behind a request line, and what stands in the places of its path parameters, as sent. */
type MatchedOperation =
  | { readonly operation: Operation; readonly parameters: Readonly<Record<string, string>> }
  | { readonly known: readonly string[]; readonly allowed: readonly string[] };

/** Finds the operation that a path (without its query) and a method name; else the paths and methods that there are. */
export function matchOperation(contract: Contract, method: string, path: string): MatchedOperation {
  const { one, list, roles } = contract.reads;
  const operations = [contract.update, one, list, roles, contract.unassign].flatMap((each) => each ?? []);
  const matching = operations
    .flatMap((operation) => {
      const parameters = parametersIn(contract.basePath + operation.path, path);
      return parameters === undefined ? [] : [{ operation, parameters }];
    })
    .sort((a, b) => Object.keys(a.parameters).length - Object.keys(b.parameters).length);
  const asked = method === 'HEAD' ? 'GET' : method;
  return (
    matching.find(({ operation }) => operation.method.toUpperCase() === asked) ?? {
      known: operations.map(({ path: template }) => contract.basePath + template),
      allowed: matching.map(({ operation }) => operation.method.toUpperCase()),
    }
  );
}

function parametersIn(template: string, path: string): Record<string, string> | undefined {
  const wanted = template.split('/');
  const sent = path.split('/');
  if (wanted.length !== sent.length) return undefined;
  const parameters: Record<string, string> = {};
  for (const [index, segment] of wanted.entries()) {
    const given = sent[index] ?? '';
    const [, before = '', name, after = ''] = /^([^{]*)\{([^}]*)\}(.*)$/.exec(segment) ?? [];
    if (name === undefined) {
      // A server's path may be written with escapes itself.
      if (decoded(given) !== (decoded(segment) ?? segment)) return undefined;
      continue;
    }
    const inner = given.slice(before.length, given.length - after.length);
    if (inner === '' || !given.startsWith(before) || !given.endsWith(after)) return undefined;
    parameters[name] = inner;
  }
  return parameters;
}

/** Percent-decoded; `undefined` when it is wrongly encoded. */
export function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    // A wrong escape is the response that was asked for.
    return undefined;
  }
}
