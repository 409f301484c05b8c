/** Chance that is the same each time: everything in the made-up year follows from a seed and the name of its purpose. */
import { createHash } from 'node:crypto';
import { addDays, type CivilDate, daysBetween } from '@binhdang/domain';

export class Chance {
  private readonly seed: string;
  private state: number;

  constructor(seed: string) {
    this.seed = seed;
    this.state = createHash('sha256').update(seed).digest().readUInt32LE(0);
  }

  /** Chance of its own for a purpose, so that one more throw here changes nothing there. */
  of(purpose: string | number): Chance {
    return new Chance(`${this.seed}/${purpose}`);
  }

  /** From 0, below 1 (mulberry32). */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** Both ends included. */
  int(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  is(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(list: readonly T[]): T {
    const one = list[Math.floor(this.next() * list.length)];
    if (one === undefined) throw new Error('nothing to pick from');
    return one;
  }

  some<T>(list: readonly T[], least: number, most: number): T[] {
    const rest = [...list];
    return Array.from({ length: Math.min(this.int(least, most), list.length) }, () => {
      const [one] = rest.splice(Math.floor(this.next() * rest.length), 1);
      return one as T;
    });
  }

  day(from: CivilDate, to: CivilDate): CivilDate {
    return addDays(from, this.int(0, Math.max(0, daysBetween(from, to))));
  }

  /** A round sum of money. */
  money(least: number, most: number, step = 500_000): number {
    return Math.round(this.int(least, most) / step) * step;
  }

  /** How many of `all` at about this share. */
  share(all: number, about: number, spread = 0.08): number {
    const share = about + (this.next() * 2 - 1) * spread;
    return Math.max(0, Math.min(all, Math.round(all * share)));
  }

  /** Of the form of an id; the same for the same purpose. */
  id(purpose: string | number): string {
    const hex = createHash('sha256').update(`${this.seed}/id/${purpose}`).digest('hex');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
  }
}
