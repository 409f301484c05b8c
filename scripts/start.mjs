// npm start: installs what is missing, builds the web if it changed, starts the system. All of it.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { buildWeb, installPackages, ROOT } from './install.mjs';

const node = installPackages();
buildWeb(node);
const server = spawn(node, ['--disable-warning=ExperimentalWarning', join(ROOT, 'apps/server/src/main.ts')], {
  cwd: ROOT,
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal));
server.on('exit', (code) => process.exit(code ?? 0));
