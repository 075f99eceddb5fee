import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { pullContracts } from '../../harness/commands/pull.ts';
import type { Pulled } from '../../harness/commands/pulled.ts';
import type { JsonObject } from '../../harness/model/json.ts';

const original = join(import.meta.dirname, '..', '..', 'examples', 'contracts', 'membership-levels');
export const updatePathOfLevels = '/groups/{group_id}/members/{membership_id}';

/** The document of a made-up contract, as it is stored. */
export const storedDocument = parse(readFileSync(join(original, 'openapi.yaml'), 'utf8')) as JsonObject;

// Documents of any shape are edited by hand here: their members have no types.
// biome-ignore lint/suspicious/noExplicitAny: see above
type Loose = any;
export type Edit = (parts: Readonly<Record<'document' | 'operation' | 'body' | 'shown', Loose>>) => void;

/** The document with one thing changed. */
export function changed(edit: Edit): JsonObject {
  const document = structuredClone(storedDocument) as Loose;
  const operation = document.paths[updatePathOfLevels].put;
  edit({
    document,
    operation,
    body: operation.requestBody.content['application/json'].schema,
    shown: document.components.schemas.Membership,
  });
  return document;
}

/** The role's schema in a body or a user. */
export const level = (shown: Loose) => shown.properties.access_level;

/** A vendor on loopback that publishes a document, and a folder with the contract `levels` as it was stored. */
export class Publisher {
  readonly specs = mkdtempSync(join(tmpdir(), 'rolecall-pull-test-'));
  /** What the vendor publishes today; a number is a status, a text is sent as it is. */
  today: unknown = storedDocument;
  /** The entity tag that each request named. */
  asked: (string | undefined)[] = [];
  readonly #server: Server = createServer((request, response) => {
    this.asked.push(request.headers['if-none-match']);
    if (request.url === '/elsewhere') response.writeHead(302, { location: 'http://localhost:1/doc' }).end();
    else if (request.url === '/moved') response.writeHead(301, { location: '/doc' }).end();
    else if (request.headers['if-none-match'] === '"one"') response.writeHead(304).end();
    else if (typeof this.today === 'number') response.writeHead(this.today).end();
    else response.writeHead(200, { etag: '"one"' }).end(this.#text());
  });

  async open(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
  }

  get address(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** What `rolecall pull` says, and its exit code, when this is published. */
  async pull(
    published: unknown,
    { path = '/doc', write = false }: { readonly path?: string; readonly write?: boolean } = {},
  ): Promise<{ readonly code: number; readonly one: Pulled }> {
    this.today = published;
    const said: unknown[] = [];
    const { log } = console;
    console.log = (text) => void said.push(text);
    try {
      const code = await pullContracts(['levels'], {
        specs: this.specs,
        json: true,
        from: `${this.address}${path}`,
        ...(write ? { write } : {}),
      });
      const [one] = JSON.parse(String(said[0])) as [Pulled];
      return { code, one };
    } finally {
      console.log = log;
    }
  }

  /** The contract as at the start, and nothing asked yet. */
  reset(): void {
    this.asked = [];
    rmSync(join(this.specs, 'levels'), { recursive: true, force: true });
    cpSync(original, join(this.specs, 'levels'), { recursive: true });
  }

  close(): void {
    this.#server.close();
    rmSync(this.specs, { recursive: true, force: true });
  }

  #text(): string {
    return typeof this.today === 'string' ? this.today : stringify(this.today);
  }
}
