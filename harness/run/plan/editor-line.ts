import { join, relative, resolve, sep } from 'node:path';
import { packageRoot } from './package-root.ts';

/**
 * First line of a YAML file that tells an editor its schema: this package's where it belongs to the project of `project`, else
 * where it would be installed there.
 */
export function editorLine(
  schema: string,
  folder: string,
  project: string = process.cwd(),
  root = packageRoot,
): string {
  const [home = root] = root.split(`${sep}node_modules${sep}`);
  const isOurs = project === home || project.startsWith(home + sep);
  const file = join(isOurs ? root : join(project, 'node_modules', 'rolecall'), 'specs', schema);
  return `# yaml-language-server: $schema=${relative(resolve(project, folder), file).replaceAll(sep, '/')}\n`;
}
