// npm run bench [name…] [--json]: a line per figure, `name: ours, beside, ratio`.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { buildWeb, installPackages, ROOT } from './install.mjs';

const node = installPackages();
buildWeb(node);
const { status } = spawnSync(node, [join(ROOT, 'bench/run.ts'), ...process.argv.slice(2)], {
  cwd: ROOT,
  stdio: 'inherit',
});
process.exit(status ?? 1);
