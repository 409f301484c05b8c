#!/usr/bin/env node
// Plain JavaScript for any Node from 18 on. The sources are TypeScript that Node strips by itself from
// 22.18 and 23.6 on; an older Node hands over to the one that the project brings along.
import { spawnSync } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import module from 'node:module';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const [major, minor] = process.versions.node.split('.').map(Number);
const stripsTypes = major > 23 || (major === 23 && minor >= 6) || (major === 22 && minor >= 18);

/** The project's own Node, looked for in `node_modules` from here upward. */
function findNode() {
  let folder = dirname(fileURLToPath(import.meta.url));
  for (;;) {
    const candidate = join(
      folder,
      'node_modules',
      'node',
      'bin',
      process.platform === 'win32' ? 'node.exe' : 'node',
    );
    if (existsSync(candidate)) return candidate;
    const parent = dirname(folder);
    if (parent === folder) return undefined;
    folder = parent;
  }
}

if (stripsTypes) {
  // Keeps what was compiled for the next start.
  module.enableCompileCache?.();
  // Threads take it from the environment.
  const cache = module.getCompileCacheDir?.();
  if (cache) process.env.NODE_COMPILE_CACHE ??= cache;
  // Whoever reads the output may have enough before its end (`vanban read ... | head`).
  process.stdout.on('error', (error) => process.exit(error.code === 'EPIPE' ? 0 : 2));
  const { main } = await import('../src/cli/main.ts');
  process.exitCode = await main(process.argv.slice(2));
} else {
  const node = findNode();
  if (node === undefined || realpathSync(node) === realpathSync(process.execPath)) {
    process.stderr.write(
      `vanban: cần Node 22.18 trở lên (đang chạy ${process.version}); hãy chạy "npm install" ở thư mục gốc.\n` +
        `vanban: Node 22.18 or newer is needed (this is ${process.version}); run "npm install" in the root folder.\n`,
    );
    process.exitCode = 2;
  } else {
    const child = spawnSync(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
      stdio: 'inherit',
    });
    process.exitCode = child.status ?? 2;
  }
}
