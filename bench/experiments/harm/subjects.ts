import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Permission } from '../../../harness/model/target.ts';
import { type Product, startProduct } from '../products/product.ts';
import { products } from '../products/products.ts';
import { secrets, startServer, styleOf, type Truth, truths, writeContract } from '../servers/servers.ts';
import type { Write } from '../servers/store.ts';
import { type Recorded, startRecorder } from './recorder.ts';

/** What is tried: a server of ours, or a real product. */
export interface Subject {
  readonly name: string;
  readonly kind: 'honest' | 'faulty' | 'product';
  readonly truth: Truth | undefined;
  start(folder: string): Promise<Live>;
}

/** A subject that runs behind a recording proxy. */
export interface Live {
  /** Flags that name contract, target file and target. */
  target(permissions: 'default' | 'every', name?: string): readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly testUsers: readonly string[];
  /** Whom every permission expressly lets a run write to beside them. */
  readonly permitted: readonly string[];
  /** The port of the server itself, without the proxy. */
  readonly port: number;
  dump(): Promise<Readonly<Record<string, unknown>>>;
  writes(): readonly Write[];
  exchanges(): readonly Recorded[];
  close(): Promise<void>;
}

export const everything: Permission[] = ['attributes', 'race', 'last-owner', 'rate-limit', 'callers'];
export const requestRate = { perSecond: 0, budget: 2000, deadlineMs: 4000 };

/** Fields that count updates, or say when and by whom: no harm in them. */
export const counters = ['version', 'revision', 'modified', 'updatedBy', 'last_access', 'changed_on'];

export const servers: readonly Subject[] = truths.map(
  (truth): Subject => ({
    name: truth.name,
    kind: truth.honest ? 'honest' : 'faulty',
    truth,
    start: (folder) => startOurs(truth, folder),
  }),
);

export async function startOurs(truth: Truth, folder: string): Promise<Live> {
  const served = await startServer(truth);
  const recorder = await startRecorder(served.port);
  const style = styleOf(truth);
  const cast = style.cast((habit) => truth.habits.includes(habit));
  return {
    target(permissions, name = permissions) {
      const place = join(folder, name);
      mkdirSync(place, { recursive: true });
      const allow = permissions === 'every' ? everything : [];
      const baseUrl = `http://127.0.0.1:${recorder.port}${style.base}`;
      const file = writeContract(truth, place, baseUrl, { allow, requestRate });
      return ['--targets', file, '--specs', join(place, 'specs'), '--target', 'server'];
    },
    environment: secrets(truth),
    testUsers: cast.testUsers.map(String),
    permitted: [cast.member.userId, cast.fixtures.lastOwner].map(String),
    port: served.port,
    dump: async () => served.dump(),
    writes: served.writes,
    exchanges: recorder.exchanges,
    async close() {
      await recorder.close();
      await served.close();
    },
  };
}

/** Products are installed under one folder, once. */
export const productSubjects: readonly Subject[] = products.map(
  (product): Subject => ({ name: product.name, kind: 'product', truth: undefined, start: () => startReal(product) }),
);

async function startReal(product: Product): Promise<Live> {
  const folder = join(tmpdir(), 'rolecall-products', product.name);
  const running = await startProduct(product, folder);
  const { port, pathname } = new URL(running.baseUrl);
  const recorder = await startRecorder(Number(port));
  const here = join(import.meta.dirname, '../products', product.name);
  const [url = ''] = Object.entries(running.environment).find(([, value]) => value === running.baseUrl) ?? [];
  const proxied = `http://127.0.0.1:${recorder.port}${pathname === '/' ? '' : pathname}`;
  return {
    target: (permissions) => [
      '--targets',
      join(here, 'rolecall.targets.yaml'),
      '--specs',
      join(here, '..'),
      '--target',
      permissions === 'every' ? `${product.name}-every` : product.name,
    ],
    environment: { ...running.environment, [url]: proxied },
    testUsers: product.testUsers,
    permitted: [],
    port: Number(port),
    dump: () => running.dump(),
    writes: () => [],
    exchanges: recorder.exchanges,
    async close() {
      await recorder.close();
      await running.stop();
    },
  };
}

/** A folder of its own for one subject. */
export function folderFor(name: string): string {
  return mkdtempSync(join(tmpdir(), `rolecall-harm-${name}-`));
}
