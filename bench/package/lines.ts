import { execFileSync } from 'node:child_process';

// Files and lines of each room, tests and documents apart: npm run lines [REVISION]
const [revision = 'HEAD'] = process.argv.slice(2);
const rooms = new Map<string, { files: number; lines: number }>();
const counted = git('grep', '-c', '', revision, '--', '*.ts', '*.md');
for (const line of counted.trim().split('\n')) {
  const [, path = '', lines = '0'] = /^[^:]*:(.*):(\d+)$/.exec(line) ?? [];
  for (const room of [roomOf(path), totalOf(path)]) {
    const { files, lines: before } = rooms.get(room) ?? { files: 0, lines: 0 };
    rooms.set(room, { files: files + 1, lines: before + Number(lines) });
  }
}
for (const [room, { files, lines }] of [...rooms].sort(([one], [other]) => (one < other ? -1 : 1)))
  console.log(`${room.padEnd(24)} ${String(files).padStart(5)} files ${String(lines).padStart(7)} lines`);

function roomOf(path: string): string {
  if (!/^(harness|suites|reports)\//.test(path) || totalOf(path) !== 'all product') return totalOf(path);
  return path.split('/').slice(0, -1).slice(0, 2).join('/');
}

function totalOf(path: string): string {
  if (path.endsWith('.md')) return 'all documents';
  if (/\.test\.ts$/.test(path)) return 'all tests';
  return /^(harness|suites|reports)\//.test(path) ? 'all product' : 'all benches and examples';
}

function git(...args: readonly string[]): string {
  return execFileSync('git', args, { encoding: 'utf8', maxBuffer: 1 << 26 });
}
