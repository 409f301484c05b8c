import { readFile, stat } from 'node:fs/promises';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { DEFAULT_LIMITS } from '../source/limits.ts';
import { SourceRefusal } from '../source/refusal.ts';
import type { SourceText } from '../source/source-text.ts';
import { HELP, UsageError } from './usage.ts';

/** Where a command reads and writes; the process by default. */
export interface Streams {
  readonly readInput: () => AsyncIterable<Uint8Array>;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

const PROCESS: Streams = {
  readInput: () => process.stdin,
  out: (text) => {
    process.stdout.write(text);
  },
  err: (text) => {
    process.stderr.write(text);
  },
};

const OPTIONS = {
  bodies: { type: 'string' },
  text: { type: 'boolean' },
  json: { type: 'boolean' },
  'max-mb': { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const;

interface Arguments {
  readonly command: string | undefined;
  readonly files: readonly string[];
  readonly bodies: string | undefined;
  readonly text: boolean;
  readonly json: boolean;
  /** Limit of the file's size in bytes. */
  readonly bytes: number;
  readonly help: boolean;
  readonly version: boolean;
}

function parse(argv: readonly string[]): Arguments {
  let parsed: ReturnType<typeof parseArgs<{ options: typeof OPTIONS; allowPositionals: true }>>;
  try {
    parsed = parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`tham số không hợp lệ: ${reason}`, reason);
  }
  const { values, positionals } = parsed;
  const megabytes = values['max-mb'] === undefined ? undefined : Number(values['max-mb']);
  if (megabytes !== undefined && !(megabytes > 0 && megabytes <= 4096)) {
    throw new UsageError('--max-mb phải là số từ 1 đến 4096', '--max-mb must be a number from 1 to 4096');
  }
  return {
    command: positionals[0],
    files: positionals.slice(1),
    bodies: values.bodies,
    text: values.text ?? false,
    json: values.json ?? false,
    bytes: megabytes === undefined ? DEFAULT_LIMITS.bytes : megabytes * 1024 * 1024,
    help: values.help ?? false,
    version: values.version ?? false,
  };
}

/** Reads standard input up to the limit and one byte, so that a stream without end is refused too. */
async function readStream(input: AsyncIterable<Uint8Array>, limit: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of input) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > limit) break;
  }
  return Buffer.concat(chunks);
}

async function readBytes(path: string, limit: number, streams: Streams): Promise<Uint8Array> {
  if (path === '-') return readStream(streams.readInput(), limit);
  try {
    const found = await stat(path);
    if (found.isDirectory()) throw new UsageError(`${path} là thư mục`, `${path} is a folder`);
    if (found.size > limit) throw new SourceRefusal('too-large', { unit: 'bytes', size: found.size, limit });
    return await readFile(path);
  } catch (error) {
    if (error instanceof UsageError || error instanceof SourceRefusal) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`không mở được ${path}: ${reason}`, `cannot open ${path}: ${reason}`);
  }
}

async function loadFile(args: Arguments, streams: Streams): Promise<SourceText> {
  const [path, ...more] = args.files;
  if (path === undefined || more.length > 0) {
    throw new UsageError('cần đúng một tệp (hoặc "-")', 'exactly one file (or "-") is needed');
  }
  const bytes = await readBytes(path, args.bytes, streams);
  // Loaded when needed: help and schema answer at once.
  const { loadSource } = await import('../source/load-source.ts');
  return loadSource(bytes, path, { limits: { bytes: args.bytes } });
}

async function readTree(args: Arguments, source: SourceText) {
  const { readDocument } = await import('../read/index.ts');
  if (args.bodies === undefined) return readDocument(source);
  const { readBodyTable } = await import('./body-table-file.ts');
  return readDocument(source, { bodies: await readBodyTable(args.bodies) });
}

async function readCommand(args: Arguments, streams: Streams): Promise<number> {
  const source = await loadFile(args, streams);
  if (args.text) streams.out(source.text);
  else streams.out(`${JSON.stringify(await readTree(args, source), null, 2)}\n`);
  return 0;
}

async function checkCommand(args: Arguments, streams: Streams): Promise<number> {
  const source = await loadFile(args, streams);
  const { checkDocument } = await import('../read/index.ts');
  const findings = checkDocument(await readTree(args, source));
  if (args.json) streams.out(`${JSON.stringify({ findings, remarks: source.remarks }, null, 2)}\n`);
  else {
    const { describeFindings } = await import('./findings.ts');
    const remarks = source.remarks.map((remark) => `LƯU Ý ${remark}\n`).join('');
    streams.out(remarks + describeFindings(source.text, findings));
  }
  return findings.some(({ severity }) => severity === 'error') ? 1 : 0;
}

function readOwnFile(name: string): Promise<string> {
  return readFile(new URL(`../../${name}`, import.meta.url), 'utf8');
}

async function run(argv: readonly string[], streams: Streams): Promise<number> {
  const args = parse(argv);
  if (args.version) {
    const { version } = JSON.parse(await readOwnFile('package.json')) as { version: string };
    streams.out(`${version}\n`);
    return 0;
  }
  if (args.help || args.command === 'help') {
    streams.out(HELP);
    return 0;
  }
  switch (args.command) {
    case 'read':
      return readCommand(args, streams);
    case 'check':
      return checkCommand(args, streams);
    case 'schema':
      streams.out(await readOwnFile('schema.json'));
      return 0;
    case undefined:
      throw new UsageError('thiếu lệnh; xem vanban --help', 'no command; see vanban --help');
    default:
      throw new UsageError(`không có lệnh "${args.command}"`, `there is no command "${args.command}"`);
  }
}

/**
 * The command `vanban`. Results go to `out`, what went wrong to `err` in Vietnamese and English.
 *
 * @returns the exit code: 0 done, 1 `check` found errors, 2 refused or wrong usage
 */
export async function main(argv: readonly string[], streams: Streams = PROCESS): Promise<number> {
  try {
    return await run(argv, streams);
  } catch (error) {
    if (error instanceof SourceRefusal) {
      streams.err(`vanban: ${error.messages.vi}\nvanban: ${error.messages.en} [${error.code}]\n`);
      return 2;
    }
    if (error instanceof UsageError) {
      streams.err(`vanban: ${error.vi}\nvanban: ${error.message}\n`);
      return 2;
    }
    throw error;
  }
}
