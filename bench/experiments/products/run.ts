import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startProduct } from './product.ts';
import { products } from './products.ts';

/** Installs and starts one product and keeps it until Ctrl-C: `node bench/experiments/products/run.ts mlflow`. */
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    folder: { type: 'string', default: join(tmpdir(), 'rolecall-products') },
  },
});
const product = products.find(({ name }) => name === positionals[0]);
if (product === undefined) throw new Error(`name one of ${products.map(({ name }) => name).join(', ')}`);
const folder = join(values.folder, product.name);
const running = await startProduct(product, folder);
console.log(running.baseUrl);
for (const [name, value] of Object.entries(running.environment)) console.log(`export ${name}='${value}'`);
console.log(JSON.stringify(await running.dump(), undefined, 1));
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, async () => {
    await running.stop();
    process.exit(0);
  });
setInterval(() => {}, 60_000);
