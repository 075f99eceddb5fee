import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../harness/run/plan/package-root.ts';
import { referencePage } from './reference-page.ts';

// Makes docs/reference.md anew: node bench/package/write-reference.ts
writeFileSync(join(packageRoot, 'docs/reference.md'), await referencePage());
