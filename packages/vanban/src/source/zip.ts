import { Inflate } from 'fflate';
import type { SourceLimits } from './limits.ts';
import { SourceRefusal } from './refusal.ts';

/** One entry of the central directory. Sizes declared there are never trusted for allocation. */
interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly encrypted: boolean;
  readonly compressed: number;
  readonly offset: number;
}

const END_SIGNATURE = 0x06054b50;
const ZIP64_LOCATOR = 0x07064b50;
const ZIP64_END = 0x06064b50;
const CENTRAL_SIGNATURE = 0x02014b50;
const LOCAL_SIGNATURE = 0x04034b50;
const NO_SIZE = 0xffffffff;
/** Small enough that one step inflates to 8 MB at most (deflate expands by 1,032 at most). */
const STEP = 8 * 1024;

function damaged(reason: string): SourceRefusal {
  return new SourceRefusal('damaged', { format: 'DOCX', reason });
}

/**
 * A zip read by its central directory, part by part, with limits on what it inflates to.
 * Nothing is ever written to disk, so names of entries cannot lead anywhere: they are only compared.
 */
export class ZipReader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #limits: SourceLimits;
  readonly #entries = new Map<string, ZipEntry>();
  #inflated = 0;

  /** Reads the directory; throws SourceRefusal when it is broken, doubled or absurdly long. */
  constructor(bytes: Uint8Array, limits: SourceLimits) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#limits = limits;
    const { count, offset } = this.#findDirectory();
    if (count > limits.zipEntries) {
      throw new SourceRefusal('too-complex', { what: 'zip entries', limit: limits.zipEntries });
    }
    let at = offset;
    for (let index = 0; index < count; index += 1) at = this.#readEntry(at);
  }

  /** Names as stored (OPC compares them without case; `has` and `read` do too). */
  names(): string[] {
    return [...this.#entries.values()].map((entry) => entry.name);
  }

  has(name: string): boolean {
    return this.#entries.has(name.toLowerCase());
  }

  /** Inflates a part; undefined when there is none of that name. */
  read(name: string): Uint8Array | undefined {
    const entry = this.#entries.get(name.toLowerCase());
    if (!entry) return undefined;
    if (entry.encrypted) throw new SourceRefusal('encrypted', { format: 'DOCX' });
    const data = this.#dataOf(entry);
    if (entry.method === 0) {
      this.#account(entry, data.length, data.length);
      this.#inflated += data.length;
      return data;
    }
    if (entry.method !== 8) throw damaged(`compression method ${entry.method}`);
    return this.#inflate(entry, data);
  }

  #inflate(entry: ZipEntry, data: Uint8Array): Uint8Array {
    const chunks: Uint8Array[] = [];
    let size = 0;
    let finished = false;
    const inflate = new Inflate((chunk, final) => {
      chunks.push(chunk);
      size += chunk.length;
      finished ||= final;
    });
    try {
      for (let at = 0; at < data.length && !finished; at += STEP) {
        const end = Math.min(at + STEP, data.length);
        inflate.push(data.subarray(at, end), end === data.length);
        this.#account(entry, size, end);
      }
    } catch (error) {
      if (error instanceof SourceRefusal) throw error;
      throw damaged(`${entry.name}: ${error instanceof Error ? error.message : 'inflate'}`);
    }
    this.#inflated += size;
    const whole = new Uint8Array(size);
    let at = 0;
    for (const chunk of chunks) {
      whole.set(chunk, at);
      at += chunk.length;
    }
    return whole;
  }

  /** Refuses a part that grows beyond the limits; `read` is how much of the compressed data caused it. */
  #account(entry: ZipEntry, size: number, read: number): void {
    const { partBytes, totalBytes, ratio } = this.#limits;
    const steep = size > 1024 * 1024 && size > read * ratio;
    if (size > partBytes || this.#inflated + size > totalBytes || steep) {
      throw new SourceRefusal('zip-bomb', { part: entry.name.slice(0, 80), size });
    }
  }

  #dataOf(entry: ZipEntry): Uint8Array {
    const { offset, compressed } = entry;
    if (offset + 30 > this.#bytes.length || this.#view.getUint32(offset, true) !== LOCAL_SIGNATURE) {
      throw damaged(`${entry.name.slice(0, 80)}: no local header`);
    }
    const start =
      offset + 30 + this.#view.getUint16(offset + 26, true) + this.#view.getUint16(offset + 28, true);
    if (start + compressed > this.#bytes.length) throw damaged(`${entry.name.slice(0, 80)}: cut short`);
    return this.#bytes.subarray(start, start + compressed);
  }

  #findDirectory(): { count: number; offset: number } {
    const size = this.#bytes.length;
    for (let at = size - 22; at >= 0 && at > size - 22 - 0x10000; at -= 1) {
      if (this.#view.getUint32(at, true) !== END_SIGNATURE) continue;
      const count = this.#view.getUint16(at + 10, true);
      const offset = this.#view.getUint32(at + 16, true);
      if (count === 0xffff || offset === NO_SIZE) return this.#findZip64(at);
      return { count, offset };
    }
    throw damaged('no zip directory');
  }

  #findZip64(end: number): { count: number; offset: number } {
    const locator = end - 20;
    if (locator < 0 || this.#view.getUint32(locator, true) !== ZIP64_LOCATOR)
      throw damaged('no zip64 directory');
    const at = Number(this.#view.getBigUint64(locator + 8, true));
    if (!(at + 56 <= this.#bytes.length) || this.#view.getUint32(at, true) !== ZIP64_END) {
      throw damaged('no zip64 directory');
    }
    return {
      count: Number(this.#view.getBigUint64(at + 32, true)),
      offset: Number(this.#view.getBigUint64(at + 48, true)),
    };
  }

  #readEntry(at: number): number {
    const view = this.#view;
    if (!(at + 46 <= this.#bytes.length) || view.getUint32(at, true) !== CENTRAL_SIGNATURE) {
      throw damaged('broken zip directory');
    }
    const nameEnd = at + 46 + view.getUint16(at + 28, true);
    const extraEnd = nameEnd + view.getUint16(at + 30, true);
    const next = extraEnd + view.getUint16(at + 32, true);
    if (next > this.#bytes.length) throw damaged('broken zip directory');
    const stored = {
      compressed: view.getUint32(at + 20, true),
      inflated: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    };
    const { compressed, offset } = this.#zip64Sizes(nameEnd, extraEnd, stored);
    const raw = new TextDecoder().decode(this.#bytes.subarray(at + 46, nameEnd));
    const name = raw.replaceAll('\\', '/').replace(/^\/+/, '');
    const key = name.toLowerCase();
    // Two parts of one name: readers would differ on which is the document.
    if (this.#entries.has(key) && !key.endsWith('/')) throw damaged(`two parts named ${name.slice(0, 80)}`);
    this.#entries.set(key, {
      name,
      method: view.getUint16(at + 10, true),
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      compressed,
      offset,
    });
    return next;
  }

  /** Takes the 64-bit values from the extra field (id 1) for those that read 0xffffffff. */
  #zip64Sizes(
    from: number,
    to: number,
    stored: { compressed: number; inflated: number; offset: number },
  ): { compressed: number; offset: number } {
    let { compressed, offset } = stored;
    if (compressed !== NO_SIZE && offset !== NO_SIZE) return { compressed, offset };
    for (let at = from; at + 4 <= to; at += 4 + this.#view.getUint16(at + 2, true)) {
      if (this.#view.getUint16(at, true) !== 1) continue;
      let field = at + 4;
      const end = Math.min(to, field + this.#view.getUint16(at + 2, true));
      const next = (): number => {
        if (field + 8 > end) throw damaged('broken zip64 entry');
        field += 8;
        return Number(this.#view.getBigUint64(field - 8, true));
      };
      if (stored.inflated === NO_SIZE) next();
      if (compressed === NO_SIZE) compressed = next();
      if (offset === NO_SIZE) offset = next();
    }
    return { compressed, offset };
  }
}
