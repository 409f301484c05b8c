import type { report } from '@binhdang/contract';
import { fromLines, toLines } from './lines.ts';

/** A letterhead as it is typed: lists one a line. */
export interface LetterheadValues {
  readonly superior: string;
  readonly issuer: string;
  readonly symbol: string;
  readonly place: string;
  readonly authority: string;
  readonly signer: string;
  readonly recipients: string;
  readonly file: string;
}

export function letterheadValues(letterhead: report.Letterhead): LetterheadValues {
  return {
    ...letterhead,
    authority: fromLines(letterhead.authority),
    recipients: fromLines(letterhead.recipients),
  };
}

export function letterheadOf(values: LetterheadValues): report.Letterhead {
  return {
    superior: values.superior.trim(),
    issuer: values.issuer.trim(),
    symbol: values.symbol.trim(),
    place: values.place.trim(),
    signer: values.signer.trim(),
    file: values.file.trim(),
    authority: toLines(values.authority),
    recipients: toLines(values.recipients),
  };
}

/** Names of the fields that must not be empty and are. */
export function missingIn(values: LetterheadValues): (keyof LetterheadValues)[] {
  return (['issuer', 'symbol', 'place', 'authority', 'file'] as const).filter(
    (field) => values[field].trim() === '',
  );
}
