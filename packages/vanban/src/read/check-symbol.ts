/** Rules of form for number and symbol, and for how issuer and addressees are written (Decree 30/2020/NĐ-CP, Appendices I and III). */
import { kindOfSymbol } from './citations.ts';
import { type Finding, form, spanOf } from './finding.ts';
import { fold } from './fold.ts';
import { unmarked } from './restore-marks.ts';
import type { ReadDocument, Span } from './schema.ts';

// Abbreviations of kinds as Appendix III has them.
const KINDS =
  'NQ QĐ CT QC QyĐ TC TB HD CTr KH PA ĐA DA BC BB TTr HĐ CĐ BGN BTT GUQ GM GGT GNP PG PC PB NĐ TT KL'.split(
    ' ',
  );

/** What is wrong with the symbol and the words around it. */
export function symbolFindings(read: ReadDocument): Finding[] {
  const { number, symbol, kind, evidence } = read.document;
  const span = spanOf(evidence.number);
  const out: Finding[] = [];
  if (symbol === null || number === null) return out;
  const party = /^\d+-/.test(number);
  const printed = span === null ? '' : textAt(read, span);
  if (!party && !/số\s*:/iu.test(printed)) {
    out.push(
      /số/iu.test(printed)
        ? form('number-colon', 'info', 'Sau “Số” phải có dấu hai chấm.', '“Số” is followed by a colon.', span)
        : form(
            'number-word',
            'warning',
            'Trước số văn bản phải ghi “Số:”.',
            'The word “Số:” stands before the number.',
            span,
          ),
    );
  }
  const parts = symbol.split(/[-/]/);
  const first = parts[0] ?? '';
  const spelled = KINDS.find(
    (one) => one !== first && unmarked(one).toLowerCase() === unmarked(first).toLowerCase(),
  );
  if (spelled !== undefined && !KINDS.includes(first))
    out.push(
      form(
        'symbol-spelling',
        'warning',
        `Chữ viết tắt tên loại là “${spelled}”, không phải “${first}”.`,
        `The abbreviation of the kind is “${spelled}”, not “${first}”.`,
        span,
      ),
    );
  const second = parts[1] ?? '';
  if (
    !party &&
    kind !== null &&
    kind !== 'Công văn' &&
    kindOfSymbol(first) === undefined &&
    spelled === undefined
  ) {
    const turned = KINDS.includes(second) && fold(kindOfSymbol(second) ?? '') === fold(kind);
    out.push(
      form(
        'symbol-order',
        'warning',
        turned
          ? `Ký hiệu phải là “${second}-${first}”: tên loại trước, cơ quan sau.`
          : `Ký hiệu “${symbol}” không có chữ viết tắt của tên loại “${kind}”.`,
        turned
          ? `The symbol is “${second}-${first}”: the kind before the body.`
          : `The symbol “${symbol}” lacks the abbreviation of the kind “${kind}”.`,
        span,
      ),
    );
  }
  return out;
}

/** "UBND TỈNH X" as the issuer; a letter that is addressed to nobody. */
export function namingFindings(read: ReadDocument): Finding[] {
  const { kind, issuer, addressees, evidence } = read.document;
  const out: Finding[] = [];
  const span = spanOf(evidence.issuer);
  if (span !== null && issuer !== null && /(?:^|\s)(?:UBND|HĐND)(?=\s)/u.test(textAt(read, span))) {
    out.push(
      form(
        'issuer-abbreviated',
        'warning',
        `Tên cơ quan ban hành phải viết đầy đủ: “${issuer}”.`,
        `The issuing body is written in full: “${issuer}”.`,
        span,
      ),
    );
  }
  if (kind === 'Công văn' && addressees.length === 0)
    out.push(
      form(
        'addressee-missing',
        'error',
        'Công văn thiếu dòng “Kính gửi”.',
        'The letter lacks “Kính gửi”.',
        null,
      ),
    );
  return out;
}

/** The line of the heading in which a span stands. */
function textAt(read: ReadDocument, span: Span): string {
  return read.nodes.find((one) => one.start <= span.start && span.start < one.end)?.text ?? '';
}
