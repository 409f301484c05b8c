/** Script of the first view (sign-in page): what index.html loads, gzipped. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Figure } from './figure.ts';

const DIST = join(import.meta.dirname, '../apps/web/dist');

export async function run(): Promise<Figure[]> {
  const html = readFileSync(join(DIST, 'index.html'), 'utf8');
  const scripts = [...html.matchAll(/(?:src|href)="\/([^"]+\.js)"/g)].map((match) => match[1] ?? '');
  const bytes = scripts.reduce(
    (sum, path) => sum + gzipSync(readFileSync(join(DIST, path)), { level: 9 }).length,
    0,
  );
  return [
    {
      name: 'web.first-view-script',
      ours: bytes / 1024,
      beside: 250,
      unit: 'KB',
      aim: 1,
      note: `beside: the limit of 250 KB gzip; ${scripts.length} files`,
    },
  ];
}
