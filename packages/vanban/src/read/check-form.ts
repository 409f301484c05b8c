/** Rules of form of Decree 30/2020/NĐ-CP (Appendix I) for the heading block, the legal bases and the foot. */
import { nationalFindings } from './check-national.ts';
import { signatureFindings } from './check-signature.ts';
import { namingFindings, symbolFindings } from './check-symbol.ts';
import { kindOfSymbol } from './citations.ts';
import { type Finding, form, spanOf } from './finding.ts';
import { fold } from './fold.ts';
import type { ReadDocument } from './schema.ts';

export function headFindings(read: ReadDocument): Finding[] {
  const { document: head } = read;
  const { evidence } = head;
  const out: Finding[] = [];
  out.push(...nationalFindings(read), ...symbolFindings(read), ...namingFindings(read));
  if (head.kind === null)
    out.push(
      form(
        'kind-missing',
        'error',
        'Không xác định được tên loại văn bản.',
        'The kind of document is not stated.',
        null,
      ),
    );
  if (head.symbol === null)
    out.push(
      form(
        'number-missing',
        'error',
        'Không thấy số, ký hiệu văn bản.',
        'Number and symbol are missing.',
        null,
      ),
    );
  else if (head.number === null) {
    out.push(
      form(
        'number-blank',
        'warning',
        'Số văn bản còn để trống.',
        'The number is still blank.',
        spanOf(evidence.number),
      ),
    );
  } else out.push(...numberFindings(read, head.number, head.symbol));
  if (evidence.place.value === null)
    out.push(form('place-missing', 'error', 'Không thấy địa danh ban hành.', 'The place is missing.', null));
  if (head.date === null) {
    const span = spanOf(evidence.date);
    out.push(
      span === null
        ? form('date-missing', 'error', 'Không thấy ngày, tháng, năm ban hành.', 'The date is missing.', null)
        : form(
            'date-blank',
            'warning',
            'Ngày, tháng ban hành còn để trống hoặc không hợp lệ.',
            'The date is blank or impossible.',
            span,
          ),
    );
  } else out.push(...dateFindings(read));
  if (head.title === null)
    out.push(
      form('title-missing', 'error', 'Không thấy trích yếu nội dung.', 'The subject is missing.', null),
    );
  else if (evidence.title.confidence < 0.6)
    out.push(
      form(
        'title-missing',
        'error',
        `Phần đầu văn bản không có trích yếu; lời dẫn nói là “${head.title}”.`,
        `The heading has no subject; the lead-in says “${head.title}”.`,
        spanOf(evidence.title),
      ),
    );
  if (head.issuer === null)
    out.push(
      form(
        'issuer-missing',
        'error',
        'Không thấy tên cơ quan ban hành.',
        'The issuing body is missing.',
        null,
      ),
    );
  else if (evidence.issuer.start === null) {
    out.push({
      code: 'issuer-inferred',
      severity: 'warning',
      basis: 'reading',
      message: {
        vi: `Phần đầu văn bản không ghi cơ quan ban hành; suy ra là “${head.issuer}”.`,
        en: `The heading names no issuing body; “${head.issuer}” is inferred.`,
      },
      span: null,
    });
  }
  return out;
}

function numberFindings(read: ReadDocument, number: string, symbol: string): Finding[] {
  const out: Finding[] = [];
  const span = spanOf(read.document.evidence.number);
  const node = read.nodes.find((one) => span !== null && one.start <= span.start && span.start < one.end);
  const printed = node?.text ?? '';
  if (/\d\s+[/-]|[/-]\s+\p{Lu}/u.test(printed)) {
    out.push(
      form(
        'number-blanks',
        'info',
        'Giữa số và ký hiệu không được có khoảng trắng.',
        'No blanks stand between number and symbol.',
        span,
      ),
    );
  }
  if (/^\d(?!\d)/.test(number)) {
    out.push(
      form(
        'number-zero',
        'warning',
        'Số dưới 10 phải thêm số 0 ở trước.',
        'Numbers below 10 get a leading 0.',
        span,
      ),
    );
  }
  const bySymbol = kindOfSymbol(symbol);
  const kind = read.document.kind;
  if (
    bySymbol !== undefined &&
    kind !== null &&
    !fold(kind).startsWith(fold(bySymbol)) &&
    !fold(bySymbol).startsWith(fold(kind))
  ) {
    out.push(
      form(
        'kind-symbol',
        'warning',
        `Ký hiệu “${symbol}” không hợp với tên loại “${kind}”.`,
        `The symbol “${symbol}” does not fit the kind “${kind}”.`,
        span,
      ),
    );
  }
  return out;
}

function dateFindings(read: ReadDocument): Finding[] {
  const span = spanOf(read.document.evidence.date);
  const printed =
    read.nodes.find((one) => span !== null && one.start <= span.start && span.start < one.end)?.text ?? '';
  const out: Finding[] = [];
  if (/ngày\s*\d\s*tháng/iu.test(printed)) {
    out.push(
      form(
        'day-zero',
        'warning',
        'Ngày dưới 10 phải thêm số 0 ở trước.',
        'Days below 10 get a leading 0.',
        span,
      ),
    );
  }
  if (/tháng\s*[12]\s*năm/iu.test(printed)) {
    out.push(
      form(
        'month-zero',
        'warning',
        'Tháng 1, tháng 2 phải thêm số 0 ở trước.',
        'Months 1 and 2 get a leading 0.',
        span,
      ),
    );
  }
  if (/tháng\s*0[3-9]\s*năm/iu.test(printed)) {
    out.push(
      form(
        'month-no-zero',
        'info',
        'Từ tháng 3 đến tháng 9 không thêm số 0.',
        'Months 3 to 9 get no leading 0.',
        span,
      ),
    );
  }
  return out;
}

export function footFindings(read: ReadDocument): Finding[] {
  const { signer } = read.document;
  const out: Finding[] = [];
  if (signer.name === null)
    out.push(
      form('signer-missing', 'warning', 'Không thấy họ tên người ký.', "The signer's name is missing.", null),
    );
  if (signer.post === null)
    out.push(
      form('post-missing', 'warning', 'Không thấy chức vụ người ký.', "The signer's post is missing.", null),
    );
  const collective = /^(?:ủy ban nhân dân|hội đồng nhân dân)/u.test(fold(read.document.issuer ?? ''));
  const deputy = /^(?:phó|thứ trưởng)/u.test(fold(signer.post ?? ''));
  const span = spanOf(signer);
  if (
    deputy &&
    !signer.forms.includes('KT') &&
    !signer.forms.includes('TL') &&
    !signer.forms.includes('TUQ')
  ) {
    out.push(
      form(
        'authority-missing',
        'error',
        'Cấp phó ký phải ghi “KT.” và chức vụ của cấp trưởng.',
        'A deputy signs “KT.” with the post of the head.',
        span,
      ),
    );
  }
  if (
    collective &&
    signer.post !== null &&
    !signer.forms.some((one) => one === 'TM' || one === 'TL' || one === 'TUQ') &&
    read.document.kind !== 'Chỉ thị'
  ) {
    out.push(
      form(
        'collective-authority',
        /^(?:Kế hoạch|Chương trình|Nghị quyết|Báo cáo|Tờ trình)/u.test(read.document.kind ?? '')
          ? 'warning'
          : 'info',
        'Văn bản của tập thể thường ghi “TM.” và tên cơ quan trước chức vụ người ký.',
        'A document of a collective body carries “TM.” and its name above the post.',
        span,
      ),
    );
  }
  out.push(...signatureFindings(read));
  if (read.recipients.length === 0) {
    out.push(
      form('recipients-missing', 'error', 'Không thấy mục “Nơi nhận”.', 'The recipients are missing.', null),
    );
    return out;
  }
  const last = read.recipients.at(-1);
  const archive = read.recipients.find((one) => one.archive);
  if (archive === undefined) {
    out.push(
      form(
        'archive-missing',
        'warning',
        'Nơi nhận thiếu dòng “Lưu: VT, …”.',
        'The recipients lack the line “Lưu: VT, …”.',
        null,
      ),
    );
  } else if (!/lưu\s*:/iu.test(archive.text)) {
    out.push(
      form('archive-colon', 'info', 'Sau “Lưu” phải có dấu hai chấm.', '“Lưu” is followed by a colon.', {
        start: archive.start,
        end: archive.end,
      }),
    );
  }
  if (last !== undefined && !/\.\S{0,6}$/.test(last.text)) {
    out.push(
      form(
        'recipients-end',
        'info',
        'Dòng nơi nhận cuối cùng kết thúc bằng dấu chấm.',
        'The last recipient ends with a full stop.',
        { start: last.start, end: last.end },
      ),
    );
  }
  for (const one of read.recipients.slice(0, -1)) {
    // The line of a group ends with a colon; lines of the Party end with commas.
    if (/[;:,]$/.test(one.text)) continue;
    out.push(
      form(
        'recipients-end',
        'info',
        'Cuối mỗi dòng nơi nhận có dấu chấm phẩy.',
        'Each recipient but the last ends with a semicolon.',
        { start: one.start, end: one.end },
      ),
    );
  }
  if (!read.source.endMark) {
    out.push(
      form('end-mark', 'info', 'Cuối nội dung thiếu dấu “./.”.', 'The end mark “./.” is missing.', null),
    );
  }
  return out;
}

export function basisFindings(read: ReadDocument): Finding[] {
  const bases = read.nodes.filter((node) => node.part === 'legal-basis' && /^-?\s*căn cứ/iu.test(node.text));
  return bases.flatMap((node, i) => {
    const wanted = i === bases.length - 1 ? /[.;,]$/ : /;$/;
    if (wanted.test(node.text)) return [];
    const span = { start: node.start, end: node.end };
    return [
      form(
        'basis-end',
        'info',
        'Mỗi căn cứ kết thúc bằng “;”, căn cứ cuối bằng “.”.',
        'Each legal basis ends with “;”, the last with “.”.',
        span,
        node.id,
      ),
    ];
  });
}
