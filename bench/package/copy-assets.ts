import { cpSync, globSync } from 'node:fs';

/** Copies what the code sibling operations of itself (schemas, styles, page scripts) into `dist/`, which `tsc` leaves out. */
for (const file of globSync('reports/**/*.{json,css,html,svg,js}', {
  exclude: (name) => name.startsWith('reports/out'),
})) {
  if (!file.startsWith('reports/out')) cpSync(file, `dist/${file}`);
}
