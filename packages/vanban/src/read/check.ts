/**
 * What is doubtful in a document as read, and what breaks Decree 30/2020/NĐ-CP on its form.
 * Rules of form are cited by the place in the decree; all others are about the reading.
 */
import { basisFindings, footFindings, headFindings } from './check-form.ts';
import { doubt, type Finding, form } from './finding.ts';
import { letterOrdinal, parseLabel } from './labels.ts';
import type { ReadDocument, ReadNode } from './schema.ts';

/** Findings in the order of the text; those about missing parts come first. */
export function checkDocument(read: ReadDocument): Finding[] {
  const findings = [
    ...headFindings(read),
    ...footFindings(read),
    ...basisFindings(read),
    ...numberingFindings(read),
    ...nodeFindings(read),
    ...citationFindings(read),
  ];
  return findings.sort((a, b) => (a.span?.start ?? -1) - (b.span?.start ?? -1));
}

/** Gaps, repeats and letters outside the Vietnamese series among siblings. */
function numberingFindings(read: ReadDocument): Finding[] {
  const out: Finding[] = [];
  const last = new Map<string, { ordinal: number; label: string }>();
  let pointForm = false;
  for (const node of read.nodes) {
    if (node.label === '' || node.part === 'table-row' || node.part === 'addressee') continue;
    const label = parseLabel(`${node.label} A`);
    if (label === undefined || label.ordinal === 0) continue;
    const span = { start: node.start, end: node.end };
    if (/^[fjwz]\)/.test(node.label)) {
      out.push(
        form(
          'point-letter',
          'info',
          `Chữ “${node.label}” không có trong thứ tự điểm theo bảng chữ cái tiếng Việt.`,
          `“${node.label}” is no letter of the Vietnamese series.`,
          span,
          node.id,
        ),
      );
    }
    if (label.style === 'lower' && !node.label.endsWith(')') && !pointForm) {
      pointForm = true;
      out.push(
        form(
          'point-form',
          'info',
          `Điểm viết “${node.label.charAt(0)})”, không viết “${node.label}”.`,
          `A point is written “${node.label.charAt(0)})”, not “${node.label}”.`,
          span,
          node.id,
        ),
      );
    }
    const key = `${node.parent ?? ''}/${label.style}/${label.path.slice(0, -1).join('.')}`;
    const before = last.get(key);
    const ordinal =
      label.style === 'lower' && node.label.length > 0 ? letterOrdinal(node.label.charAt(0)) : label.ordinal;
    const other = label.other?.ordinal;
    if (before === undefined && ordinal > 1 && other !== 1 && STARTS.has(label.style)) {
      out.push(
        doubt(
          'numbering-start',
          'warning',
          `Dãy số bắt đầu từ “${node.label}”.`,
          `The series begins with “${node.label}”.`,
          node,
        ),
      );
    }
    if (before !== undefined && ordinal !== before.ordinal + 1 && other !== before.ordinal + 1) {
      const repeats = ordinal === before.ordinal;
      out.push(
        doubt(
          repeats ? 'numbering-repeats' : ordinal < before.ordinal ? 'numbering-back' : 'numbering-skips',
          'warning',
          repeats ? `Số “${node.label}” bị lặp.` : `Số “${node.label}” không nối tiếp “${before.label}”.`,
          repeats ? `“${node.label}” is repeated.` : `“${node.label}” does not follow “${before.label}”.`,
          node,
        ),
      );
    }
    last.set(key, {
      ordinal: other === (before?.ordinal ?? -5) + 1 ? (other ?? ordinal) : ordinal,
      label: node.label,
    });
  }
  return out;
}

const STARTS: ReadonlySet<string> = new Set(['roman', 'decimal', 'lower', 'article', 'chapter', 'decimals']);

const DOUBTFUL = 0.6;

function nodeFindings(read: ReadDocument): Finding[] {
  const out: Finding[] = [];
  const issued = read.document.date;
  for (const node of read.nodes) {
    if (node.kind !== 'paragraph' && node.confidence < DOUBTFUL) {
      out.push(
        doubt(
          'node-doubtful',
          'warning',
          'Không chắc đây là một mục riêng.',
          'Not certain that this is an entry of its own.',
          node,
        ),
      );
    }
    if (node.kind === 'task') out.push(...taskFindings(node, issued));
    if (/ủy ban nhân (?!dân)|ỷ ban|uỷ ban nhân (?!dân)/iu.test(node.text)) {
      out.push(
        doubt(
          'typing-error',
          'info',
          'Có thể viết thiếu chữ: “Ủy ban nhân dân”.',
          'A word seems to be missing: “Ủy ban nhân dân”.',
          node,
        ),
      );
    }
    if (node.kind === 'section' && node.text === '') {
      out.push(
        doubt(
          'heading-empty',
          'warning',
          `Mục “${node.label}” không có tiêu đề.`,
          `“${node.label}” has no heading.`,
          node,
        ),
      );
    }
  }
  return out;
}

function taskFindings(node: ReadNode, issued: string | null): Finding[] {
  const out: Finding[] = [];
  if (node.bodies.length === 0) {
    out.push(
      doubt(
        'task-nobody',
        'warning',
        'Nhiệm vụ chưa rõ cơ quan thực hiện.',
        'No body is bound to this task.',
        node,
      ),
    );
  } else if (!node.bodies.some((body) => body.role === 'lead' || body.role === 'request')) {
    out.push(
      doubt('task-no-lead', 'info', 'Nhiệm vụ chưa rõ cơ quan chủ trì.', 'No body leads this task.', node),
    );
  }
  const unknown = node.bodies.filter((body) => body.confidence < DOUBTFUL);
  for (const body of unknown) {
    out.push(
      doubt(
        'body-doubtful',
        'warning',
        `Chưa nhận ra chắc chắn cơ quan “${body.name}”.`,
        `“${body.name}” is not a body known for certain.`,
        node,
      ),
    );
  }
  for (const date of node.dates) {
    if (date.start !== null && date.end !== null && date.start > date.end) {
      out.push(
        doubt(
          'range-backward',
          'warning',
          `“${date.text}”: ngày cuối trước ngày đầu.`,
          `“${date.text}” ends before it begins.`,
          node,
        ),
      );
    }
    if (
      date.end === null &&
      date.start === null &&
      /\d\s*(?:[/.-]|tháng)\s*\d/u.test(date.text) &&
      issued !== null
    ) {
      out.push(
        doubt(
          'date-impossible',
          'error',
          `“${date.text}” không phải là ngày có thật.`,
          `“${date.text}” is no day of the calendar.`,
          node,
        ),
      );
    }
    if (date.type === 'deadline' && issued !== null && date.end !== null && date.end < issued) {
      out.push(
        doubt(
          'deadline-past',
          'warning',
          `“${date.text}” trước ngày ban hành văn bản.`,
          `“${date.text}” is before the date of the document.`,
          node,
        ),
      );
    }
  }
  return out;
}

function citationFindings(read: ReadDocument): Finding[] {
  return read.citations.flatMap((one) => {
    if (one.number === null) return [];
    const span = one.mentions[0] ?? null;
    const out: Finding[] = [];
    if (one.date === null) {
      out.push({
        code: 'citation-date',
        severity: 'info',
        basis: 'decree-30',
        message: {
          vi: `Viện dẫn ${one.number} không ghi ngày ban hành.`,
          en: `${one.number} is cited without its date.`,
        },
        span,
      });
    } else if (read.document.date !== null && one.date > read.document.date) {
      out.push({
        code: 'citation-future',
        severity: 'warning',
        basis: 'reading',
        message: {
          vi: `Văn bản ${one.number} có ngày sau ngày của văn bản này.`,
          en: `${one.number} is dated after this document.`,
        },
        span,
      });
    }
    if (one.issuer === null || one.issuerInferred) {
      if (one.legalBasis && one.kind !== 'Luật')
        out.push({
          code: 'citation-issuer',
          severity: 'info',
          basis: 'decree-30',
          message: {
            vi: `Viện dẫn ${one.number} không ghi cơ quan ban hành.`,
            en: `${one.number} is cited without its issuer.`,
          },
          span,
        });
    }
    return out;
  });
}

export type { Finding };
