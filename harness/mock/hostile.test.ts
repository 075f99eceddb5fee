import { request } from 'node:http';
import { expect, test } from 'vitest';
import { allContractsHere } from '../../bench/kit/all-contracts.ts';
import { type Random, seededRandom } from '../domain/seeded-random.ts';
import { startMock } from './start-mock.ts';

const contracts = await allContractsHere();

test.each(contracts)('$id: three hundred random requests are all responded, none with a 5xx', async (contract) => {
  const mock = await startMock({ contract });
  const random = seededRandom(contract.id.length);
  try {
    const paths = [contract.update, contract.reads.one, contract.reads.list].flatMap((operation) =>
      operation ? [operation.path] : [],
    );
    const secrets = Object.values(mock.target.callers).map((caller) => caller?.headers ?? {});
    const statuses = await Promise.all(
      Array.from({ length: 300 }, () => {
        const id = pick(random, [
          ...mock.target.testUsers,
          'x',
          '..',
          '%00',
          '%',
          '%2e%2e',
          'a'.repeat(3000),
          '😀',
          '__proto__',
          'constructor',
        ]);
        const path = pick(random, [...paths, '/', '//', '/__proto__', '/users/']).replace(
          /\{[^}]*\}/g,
          /[^ -~]/.test(id) ? encodeURIComponent(id) : id,
        );
        return send(mock.port, {
          method: pick(random, ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'TRACE', 'LOCK']),
          path: contract.basePath + path + pick(random, ['', '?', '?code=%', '?a=b&a=c', '?__proto__=1', '#x']),
          headers: {
            ...pick(random, [{}, ...secrets]),
            'content-type': pick(random, [
              contract.request.mediaType,
              'text/plain',
              ';;;',
              'application/json; charset=',
            ]),
            ...pick(random, [{}, {}, { prefer: 'code=999' }, { prefer: '=;=' }, { 'content-encoding': 'gzip' }]),
          },
          body: noise(random),
        });
      }),
    );
    expect(statuses.filter((status) => status < 200 || status >= 500)).toEqual([]);
    expect(({} as { admin?: unknown }).admin).toBeUndefined();
  } finally {
    await mock.close();
  }
});

interface Noisy {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

function send(port: number, { method, path, headers, body }: Noisy): Promise<number> {
  return new Promise((resolve, reject) => {
    const outgoing = request(
      { port, host: '127.0.0.1', method, path, headers: { ...headers, 'content-length': String(body.length) } },
      (response) => {
        response.resume();
        response.on('end', () => resolve(response.statusCode ?? 0));
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

function noise(random: Random): Buffer {
  const texts = [
    '',
    '{}',
    '[]',
    'null',
    '{"__proto__":{"admin":true}}',
    '{"role":',
    '\u0000',
    '{"data":{"attributes":null}}',
    '"\\ud800"',
    '1e999',
    '{"role":{"$ref":"#"}}',
  ];
  const bytes = Buffer.from(Array.from({ length: Math.floor(random() * 60) }, () => Math.floor(random() * 256)));
  return random() < 0.7 ? Buffer.from(pick(random, texts)) : bytes;
}

function pick<T>(random: Random, among: readonly T[]): T {
  return among[Math.floor(random() * among.length)] as T;
}
