// Plain JavaScript for whatever Node the machine has (18 or newer): installs what is missing, then finds the
// project's own Node 24.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));
const WINDOWS = process.platform === 'win32';

/** Runs a command in the project with its output shown; ends this process when it fails. */
export function run(command, args, options = {}) {
  const result = spawnSync(command, args, { cwd: ROOT, stdio: 'inherit', shell: WINDOWS, ...options });
  if (result.status !== 0) process.exit(result.status ?? 1);
}

const hashOf = (content) => createHash('sha256').update(content).digest('hex');

/**
 * Installs by the lock file when it changed since the last time, or node_modules is missing. Not `npm ci`: a
 * registry that lacks a package for some other platform (they are optional) makes it refuse the whole lock file,
 * while `npm install --no-save` takes the same versions with the same hashes.
 */
export function installPackages() {
  const lock = hashOf(readFileSync(join(ROOT, 'package-lock.json')));
  const marker = join(ROOT, 'node_modules', '.installed-lock');
  if (!existsSync(marker) || readFileSync(marker, 'utf8') !== lock) {
    console.log('Đang cài các gói cần thiết / installing packages…');
    run(WINDOWS ? 'npm.cmd' : 'npm', [
      'install',
      '--no-save',
      '--no-fund',
      '--no-audit',
      '--include=dev',
      '--loglevel=error',
    ]);
    writeFileSync(marker, lock);
  }
  return projectNode();
}

function projectNode() {
  const node = join(ROOT, 'node_modules', 'node', 'bin', WINDOWS ? 'node.exe' : 'node');
  if (existsSync(node)) return node;
  // Install scripts may be switched off on this machine; then the running Node serves if it is new enough.
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 18)) return process.execPath;
  console.error(`Node ${process.versions.node} quá cũ và gói "node" chưa cài được. Chạy: npm rebuild node`);
  process.exit(1);
}

/** Builds the web when its sources changed since the last build. */
export function buildWeb(node) {
  const sources = [
    'apps/web',
    'docs/huong-dan',
    'packages/contract/src',
    'packages/domain/src',
    'package-lock.json',
  ];
  const stamp = hashOf(sources.flatMap(listed).join('\n'));
  const marker = join(ROOT, 'apps/web/dist/.built-from');
  if (existsSync(marker) && readFileSync(marker, 'utf8') === stamp) return;
  console.log('Đang dựng giao diện / building the web…');
  run(node, [join(ROOT, 'node_modules/vite/bin/vite.js'), 'build', 'apps/web', '--logLevel', 'warn']);
  mkdirSync(join(ROOT, 'apps/web/dist'), { recursive: true });
  writeFileSync(marker, stamp);
}

/** Path, size and content hash of every source file: a copied or checked-out tree is judged by content, not by time. */
function listed(path) {
  const full = join(ROOT, path);
  if (statSync(full).isFile()) return [`${path} ${hashOf(readFileSync(full))}`];
  return readdirSync(full, { withFileTypes: true })
    .filter((entry) => !['dist', 'node_modules'].includes(entry.name) && !entry.name.includes('.test.'))
    .flatMap((entry) => listed(join(path, entry.name)));
}
