import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { secrets, startServer, truths, writeContract } from './servers.ts';

/** Serves one server until Ctrl-C, with its contract and target file: `node bench/experiments/servers/run.ts members-plain`. */
const truth = truths.find(({ name }) => name === process.argv[2]);
if (truth === undefined) {
  for (const { name, honest, about } of truths)
    console.log(`${honest ? 'honest' : 'FAULTY'}  ${name.padEnd(32)} ${about}`);
  process.exit(2);
}
const served = await startServer(truth);
const folder = mkdtempSync(join(tmpdir(), `rolecall-${truth.name}-`));
const file = writeContract(truth, folder, served.baseUrl);
const control = createServer((request, response) => {
  const body = request.url === '/writes' ? served.writes() : served.dump();
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body, undefined, 1));
});
await new Promise<void>((listening) => control.listen(0, '127.0.0.1', listening));
const { port } = control.address() as AddressInfo;
console.log(
  `${truth.about}\nserves ${served.baseUrl}, its store http://127.0.0.1:${port}/store, its writes http://127.0.0.1:${port}/writes`,
);
for (const [name, value] of Object.entries(secrets(truth))) console.log(`export ${name}='${value}'`);
console.log(`rolecall run --targets ${file} --specs ${join(folder, 'specs')} --target server`);
