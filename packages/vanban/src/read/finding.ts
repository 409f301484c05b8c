/** One thing found wrong or doubtful, in both languages. */
import type { ReadNode, Span } from './schema.ts';

export interface Finding {
  readonly code: string;
  /** error: a required part is missing or wrong; warning: look at it; info: a habit the decree does not know. */
  readonly severity: 'error' | 'warning' | 'info';
  /** "decree-30": breaks a rule of form; "reading": the reader is unsure, or the text contradicts itself. */
  readonly basis: 'decree-30' | 'reading';
  readonly message: { readonly vi: string; readonly en: string };
  /** Where, in the source text; null when something is missing. */
  readonly span: Span | null;
  readonly node?: string;
}

export type Severity = Finding['severity'];

export const form = (
  code: string,
  severity: Severity,
  vi: string,
  en: string,
  span: Span | null,
  node?: string,
): Finding => ({
  code,
  severity,
  basis: 'decree-30',
  message: { vi, en },
  span,
  ...(node === undefined ? {} : { node }),
});

export const doubt = (
  code: string,
  severity: Severity,
  vi: string,
  en: string,
  node: ReadNode | null,
): Finding => ({
  code,
  severity,
  basis: 'reading',
  message: { vi, en },
  span: node === null ? null : { start: node.start, end: node.end },
  ...(node === null ? {} : { node: node.id }),
});

export const spanOf = (found: { start: number | null; end: number | null }): Span | null =>
  found.start === null || found.end === null ? null : { start: found.start, end: found.end };
