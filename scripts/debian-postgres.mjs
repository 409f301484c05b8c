// A throwaway cluster of Debian's PostgreSQL, so that the server's tests pass on the oldest version served too.
import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const VERSIONS = '/usr/lib/postgresql';

/** @returns its address and how to stop it; undefined where there is none and none can be installed */
export async function startDebianPostgres() {
  const bin = findBinaries() ?? (installed() ? findBinaries() : undefined);
  if (!bin) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'binhdang-debian-pg-'));
  // PostgreSQL refuses to run as root; Debian's package brings a user for it.
  const user = process.getuid?.() === 0 ? ids('postgres') : {};
  if (user === undefined) return undefined;
  if (user.uid !== undefined) chownSync(folder, user.uid, user.gid);
  const run = (program, ...args) =>
    spawnSync(join(bin, program), args, { ...user, cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] })
      .status === 0;
  const data = join(folder, 'data');
  const port = await freePort();
  const settings = `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1 -c max_connections=200 -c fsync=off`;
  const stop = () => {
    run('pg_ctl', '-D', data, '-m', 'immediate', 'stop');
    rmSync(folder, { recursive: true, force: true });
  };
  const started =
    run('initdb', '-D', data, '-U', 'owner', '-A', 'trust', '--locale=C.UTF-8', '-E', 'UTF8', '-N') &&
    run('pg_ctl', '-D', data, '-l', join(folder, 'log'), '-o', settings, '-w', 'start');
  if (started) return { url: `postgres://owner@127.0.0.1:${port}/postgres`, bin, stop };
  stop();
  return undefined;
}

/** The oldest of the versions there are that is served (15 or newer). */
function findBinaries() {
  if (!existsSync(VERSIONS)) return undefined;
  const versions = readdirSync(VERSIONS)
    .map(Number)
    .filter((version) => version >= 15 && existsSync(join(VERSIONS, String(version), 'bin/initdb')))
    .sort((a, b) => a - b);
  return versions.length > 0 ? join(VERSIONS, String(versions[0]), 'bin') : undefined;
}

function installed() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false;
  console.log('Đang cài PostgreSQL của Debian / installing Debian’s PostgreSQL…');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore', env });
  return (
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'postgresql'], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env,
    }).status === 0
  );
}

function ids(name) {
  const read = (what) => Number(spawnSync('id', [what, name], { encoding: 'utf8' }).stdout);
  const [uid, gid] = [read('-u'), read('-g')];
  return uid > 0 ? { uid, gid } : undefined;
}

function freePort() {
  return new Promise((done, failed) => {
    const server = createServer();
    server.on('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}
