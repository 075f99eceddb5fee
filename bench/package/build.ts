import { cpSync, globSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { type Plugin, rolldown } from 'rolldown';
import { filesIn, type PlugInFolder } from '../../harness/plug-in-files.ts';
import { builtChecks } from './built-checks.ts';

/** Makes `dist/` from the sources: an entry for each door, what they share, the plug-ins in an index, and the types that can be reached. */
const root = resolve(import.meta.dirname, '../..');
const dist = join(root, 'dist');
const declared = join(dist, 'types');

/** The doors of the package, and the entry of a worker thread. */
const entries = {
  cli: 'harness/cli.ts',
  index: 'harness/index.ts',
  suite: 'harness/suite.ts',
  schema: 'harness/schema/schema.ts',
  vitest: 'harness/vitest.ts',
  'contract-worker': 'harness/run/worker/contract-worker.ts',
};

const folders: readonly PlugInFolder[] = ['suites', 'suites/client', 'harness/mock/faults', 'reports/formats'];
const prefix = '\0plug-ins:';

const bundle = await rolldown({
  input: Object.fromEntries(Object.entries(entries).map(([name, file]) => [name, join(root, file)])),
  platform: 'node',
  // Dependencies are installed beside the package, as its users can see and update them.
  external: /^(?!plug-ins:|check:|[./\0]|[A-Za-z]:[/\\])/,
  plugins: [plugInIndex(), builtChecks(root)],
});
await bundle.write({ dir: dist, format: 'esm', chunkFileNames: '[name]-[hash].js', comments: { jsdoc: false } });
await bundle.close();
for (const folder of ['style', 'client'])
  cpSync(join(root, 'reports/html', folder), join(dist, folder), { recursive: true });
pruneTypes();

/** Puts the plug-ins of each folder into a chunk of its own, in place of the file that knows none. */
function plugInIndex(): Plugin {
  const filesOf = (folder: PlugInFolder) =>
    filesIn(join(root, folder)).filter(({ name }) => folder !== 'suites' || !/^(client|steps)\//.test(name));
  return {
    name: 'plug-in-index',
    resolveId: (id) => (id.startsWith('plug-ins:') ? `\0${id}` : null),
    load(id) {
      if (id === join(root, 'harness/built-plug-ins.ts')) {
        const known = folders.map((folder) => {
          const paths = JSON.stringify(filesOf(folder).map(({ name }) => name));
          return `${JSON.stringify(folder)}: { paths: ${paths}, load: () => import(${JSON.stringify(`plug-ins:${folder}`)}) }`;
        });
        return { code: `export const builtPlugIns = { ${known.join(', ')} };`, moduleType: 'js' };
      }
      const folder = folders.find((one) => id === `${prefix}${one}`);
      if (folder === undefined) return null;
      const files = filesOf(folder).map(({ name }) => join(root, folder, `${name}.ts`));
      const imports = files.map((file, index) => `import * as m${index} from ${JSON.stringify(file)};`);
      return {
        code: `${imports.join('\n')}\nexport const modules = [${files.map((_, index) => `m${index}`).join(', ')}];`,
        moduleType: 'js',
      };
    },
  };
}

/** Leaves of the declarations only those that the doors lead to. */
function pruneTypes(): void {
  const reached = new Set<string>();
  const visit = (file: string): void => {
    if (reached.has(file)) return;
    reached.add(file);
    for (const [, path = ''] of readFileSync(file, 'utf8').matchAll(/(?:from|import\()\s*['"](\.[^'"]+)['"]/g))
      visit(join(dirname(file), path.replace(/\.[jt]s$/, '.d.ts')));
  };
  for (const file of Object.values(entries)) visit(join(declared, file.replace(/\.ts$/, '.d.ts')));
  for (const file of globSync('**/*.d.ts', { cwd: declared }))
    if (!reached.has(join(declared, file))) rmSync(join(declared, file));
  console.log(`${reached.size} declarations, ${relative(root, dist)}`);
}
