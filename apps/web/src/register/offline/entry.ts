/** An entry that waits to be sent: a new record or a change of one, as it stood in the form. */
import type { BodyRef, FieldError, register, Words } from '@binhdang/contract';

/** What a record holds, with ids of files that wait here standing among those that the server has. */
export type EntryValues = Readonly<Record<string, unknown>>;

/** Ids of files that are on this machine only. */
const LOCAL = 'local:';
export const localFileId = (): string => `${LOCAL}${crypto.randomUUID()}`;
export const isLocalFile = (id: unknown): id is string => typeof id === 'string' && id.startsWith(LOCAL);

/** An id for a new record: of version 7, so that ids grow with time and lists keep the order of entering. */
export function newRecordId(now: number = Date.now()): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const view = new DataView(bytes.buffer);
  view.setUint16(0, Math.floor(now / 2 ** 32));
  view.setUint32(2, now % 2 ** 32);
  view.setUint8(6, (view.getUint8(6) & 0x0f) | 0x70);
  view.setUint8(8, (view.getUint8(8) & 0x3f) | 0x80);
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** What the entry page hands over; the same whether it is sent at once or later. */
export interface RecordEntry {
  readonly register: string;
  /** Version of the definition that the form was made from. */
  readonly definitionId: string;
  readonly number: number;
  readonly body: BodyRef;
  readonly values: EntryValues;
  readonly submit: boolean;
  /** A new record's id is made in the form, so that it is kept once however often it is sent. */
  readonly recordId: string;
  /** What a change was based on; none for a new record. */
  readonly base?: { readonly version: number; readonly values: EntryValues } | undefined;
  readonly reason?: string | null | undefined;
  readonly obligationIds?: readonly string[] | undefined;
  /** How lists call it until the server has made its title. */
  readonly title: string;
  /** Words of the ids that the values refer to, to show the entry without asking. */
  readonly names: Readonly<Record<string, string>>;
}

/** The record as somebody else left it, as a refusal for conflict tells. */
export interface Theirs {
  readonly version: number;
  readonly status: register.RecordStatus;
  readonly values: EntryValues;
  readonly title: string;
}

/** Why an entry needs its person: what the server said. */
export interface Refused {
  readonly code: string;
  readonly text: { readonly title: Words; readonly detail?: Words | undefined };
  readonly errors: readonly FieldError[];
  readonly theirs?: Theirs | undefined;
}

export interface OutboxEntry extends RecordEntry {
  readonly id: string;
  /** Entries go out in this order. */
  readonly seq: number;
  /** Idempotency key of what it holds now. */
  readonly key: string;
  readonly state: 'waiting' | 'sending' | 'needs-you';
  /** Sent at least once: the server may have it, although no answer came. */
  readonly tried: boolean;
  /** How often the server failed on it, by no fault of the network. */
  readonly failures: number;
  readonly savedAt: string;
  readonly refused?: Refused | undefined;
}

/** What was sent lately, so that the person sees that it arrived. */
export interface SentEntry {
  readonly recordId: string;
  readonly register: string;
  readonly title: string;
  readonly sentAt: string;
}

/** Whether two sets of values say the same; the order of their fields does not matter. */
export function sameValues(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>];
  return [...keys].every((key) => sameValues(left[key], right[key]));
}

/** Ids of the files that wait here, wherever the values name them. */
export function localFilesIn(values: unknown): string[] {
  if (isLocalFile(values)) return [values];
  if (typeof values !== 'object' || values === null) return [];
  return Object.values(values).flatMap(localFilesIn);
}

/** The values with an id in place of another, wherever it stands. */
export function replacedId<T>(values: T, from: string, to: string): T {
  if (values === from) return to as T;
  if (typeof values !== 'object' || values === null) return values;
  if (Array.isArray(values)) return values.map((one) => replacedId(one as unknown, from, to)) as T;
  return Object.fromEntries(
    Object.entries(values).map(([key, one]) => [key, replacedId(one as unknown, from, to)]),
  ) as T;
}
