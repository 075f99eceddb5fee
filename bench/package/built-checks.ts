import { createRequire } from 'node:module';
import { join } from 'node:path';
import { _ } from 'ajv';
import Ajv2020 from 'ajv/dist/2020.js';
import standalone from 'ajv/dist/standalone/index.js';
import type { Plugin } from 'rolldown';
import { addKnownFormats } from '../../harness/schema/checking/formats.ts';

const prefix = '\0check:';
/** CommonJS with its function as default. */
const codeOf = standalone as unknown as typeof standalone.default;

/** Turns the schemas that every start checks something by into code, in place of the file that has none. */
export function builtChecks(root: string): Plugin {
  const sources: Readonly<Record<string, () => string>> = {
    profile: () => codeFor(createRequire(import.meta.url)(join(root, 'specs/profile.schema.json')) as object),
    '2020-12': () => codeFor('https://json-schema.org/draft/2020-12/schema'),
  };
  const names = Object.keys(sources);
  return {
    name: 'built-checks',
    resolveId: (id) => (id.startsWith('check:') ? `\0${id}` : null),
    load(id) {
      if (id === join(root, 'harness/schema/checking/built-checks.ts')) {
        const imports = names.map((name, index) => `import c${index} from ${JSON.stringify(`check:${name}`)};`);
        const entries = names.map((name, index) => `${JSON.stringify(name)}: c${index}`);
        return {
          code: `${imports.join('\n')}\nexport const builtChecks = { ${entries.join(', ')} };`,
          moduleType: 'js',
        };
      }
      const source = id.startsWith(prefix) ? sources[id.slice(prefix.length)] : undefined;
      return source === undefined ? null : { code: source(), moduleType: 'js' };
    },
  };
}

function codeFor(schema: object | string): string {
  const ajv = new Ajv2020.Ajv2020({
    strict: false,
    logger: false,
    ownProperties: true,
    validateFormats: typeof schema === 'object',
    messages: false,
    inlineRefs: false,
    code: { source: true, esm: true, formats: _`knownFormats` },
  });
  addKnownFormats(ajv);
  const check = typeof schema === 'string' ? ajv.getSchema(schema) : ajv.compile(schema);
  if (check === undefined) throw new Error(`there is no schema ${JSON.stringify(schema)}`);
  const formats = join(import.meta.dirname, '../../harness/schema/checking/formats.ts');
  return `import { knownFormats } from ${JSON.stringify(formats)};\n${codeOf(ajv, check)}`;
}
