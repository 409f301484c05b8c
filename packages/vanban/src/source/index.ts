export { DEFAULT_LIMITS, type SourceLimits } from './limits.ts';
export { type LoadOptions, loadSource } from './load-source.ts';
export { type RefusalCode, type RefusalDetails, SourceRefusal } from './refusal.ts';
export type {
  SourceEncoding,
  SourceParagraph,
  SourceTable,
  SourceText,
  Span,
} from './source-text.ts';
