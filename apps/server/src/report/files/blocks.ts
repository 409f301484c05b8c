/** Parts of a report as blocks of a document. Pure. */
import type { report } from '@binhdang/contract';
import { formatDate, STANDING_NAMES, type Standing } from '@binhdang/domain';
import { type FieldValue, type SimpleField, sayValue } from '@binhdang/domain/register';
import type { DocumentBlock, DocumentTable, TableCell, TableColumn } from '@binhdang/vanban';
import { preparedText } from '../view.ts';

/** An empty cell says that nothing is known, which is not nothing. */
export const EMPTY_CELLS = 'Ô trống: chưa có số liệu.';

/** Sections with their numbers: I, 1, a). Of an annex the heading is its title. */
export function sectionBlocks(section: report.ReportSection, depth = 0): DocumentBlock[] {
  return [headingBlock(section.heading.vi, depth), ...contentBlocks(section, depth)];
}

/** What stands under a section's heading. */
export function contentBlocks(section: report.ReportSection, depth = 0): DocumentBlock[] {
  const own = section.parts.flatMap(partBlocks);
  const inner = section.sections.flatMap((one) => sectionBlocks(one, depth + 1));
  if (own.length === 0 && inner.length === 0)
    return [{ kind: 'paragraph', text: [{ text: 'Không có nội dung báo cáo.', italic: true }] }];
  return [...own, ...inner];
}

function headingBlock(text: string, depth: number): DocumentBlock {
  if (depth === 0) return { kind: 'section', text };
  if (depth === 1) return { kind: 'item', text, heading: true };
  return { kind: 'point', text: [{ text, bold: true, italic: true }] };
}

function partBlocks(part: report.ReportPart): DocumentBlock[] {
  if (part.type === 'narrative') {
    const text = part.text ?? preparedText(part.sentences);
    const title = part.title?.vi;
    const lines = lineBlocks(text);
    return title === undefined || lines.length === 0
      ? lines
      : [{ kind: 'paragraph', text: [{ text: title, bold: true, italic: true }] }, ...lines];
  }
  const table = tableOf(part);
  return table.rows.length === 0 ? [] : [table];
}

/** Lines are paragraphs; what people begin with "-" or "+" is set as such. */
function lineBlocks(text: string): DocumentBlock[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line): DocumentBlock => {
      const [, sign, rest] = /^([-–•+])\s+(.+)$/u.exec(line) ?? [];
      if (sign === undefined || rest === undefined) return { kind: 'paragraph', text: line };
      return { kind: sign === '+' ? 'plus' : 'dash', text: rest };
    });
}

export type TablePart = Exclude<report.ReportPart, { type: 'narrative' }>;

/** A part of the report as a table, for documents and sheets alike. */
export function tableOf(part: TablePart): DocumentTable {
  const caption = part.title?.vi ?? '';
  switch (part.type) {
    case 'table':
      return { ...figureTable(part), caption };
    case 'indicators':
      return { ...indicatorTable(part), caption: `${caption} (năm ${part.year})` };
    case 'records':
      return { ...recordTable(part), caption };
    case 'obligations':
      return { ...obligationTable(part), caption };
    case 'entry':
      return { ...entryTable(part), caption };
  }
}

type Bare = Omit<DocumentTable, 'caption'>;
const ORDINAL: TableColumn = { header: 'STT', width: 8, kind: 'ordinal' };

function figureTable({ columns, rows }: report.ReportPartOf<'table'>): Bare {
  const unknown = rows.some(({ cells }) => cells.some(({ value }) => value === null));
  return {
    kind: 'table',
    columns: [
      { header: 'Nội dung', width: 44 },
      ...columns.map(({ vi }): TableColumn => ({ header: vi, width: 16, kind: 'number' })),
    ],
    rows: rows.map(({ name, band, cells }) =>
      band ? { style: 'band', cells: [name.vi] } : { cells: [name.vi, ...cells.map(({ value }) => value)] },
    ),
    notes: unknown ? [EMPTY_CELLS] : [],
  };
}

const COMPARED: Readonly<Record<string, string>> = { '>=': '≥', '<=': '≤', about: 'khoảng' };

function indicatorTable({ rows }: report.ReportPartOf<'indicators'>): Bare {
  const said = (value: number, decimals: number): string =>
    new Intl.NumberFormat('vi-VN', { maximumFractionDigits: decimals }).format(value);
  return {
    kind: 'table',
    columns: [
      ORDINAL,
      { header: 'Chỉ tiêu', width: 46 },
      { header: 'Đơn vị', width: 13, align: 'center' },
      { header: 'Mục tiêu', width: 13, align: 'right' },
      { header: 'Kết quả', width: 13, align: 'right' },
      { header: 'Cơ quan có số liệu', width: 14, align: 'center' },
      { header: 'Đánh giá', width: 16, align: 'center' },
    ],
    rows: rows.map(({ name, unit, decimals, value, target, met, coverage }) => ({
      cells: [
        name.vi,
        unit.vi,
        target ? `${COMPARED[target.comparator] ?? target.comparator} ${said(target.value, decimals)}` : null,
        value === null ? null : said(value, decimals),
        coverage.of === 0 ? null : `${coverage.have}/${coverage.of}`,
        value === null ? 'Chưa có số liệu' : met === null ? null : met ? 'Đạt' : 'Chưa đạt',
      ],
    })),
  };
}

function recordTable({ columns, rows, total }: report.ReportPartOf<'records'>): Bare {
  const beyond = total - rows.length;
  return {
    kind: 'table',
    columns: [
      ORDINAL,
      ...columns.map(({ vi }): TableColumn => ({ header: vi, width: 22 })),
      { header: 'Cơ quan', width: 24 },
    ],
    rows: rows.map(({ cells, body }) => ({ cells: [...cells, body.shortName ?? body.name] })),
    notes: beyond > 0 ? [`Ngoài ra còn ${beyond} bản ghi không liệt kê.`] : [],
  };
}

function obligationTable({ rows }: report.ReportPartOf<'obligations'>): Bare {
  return {
    kind: 'table',
    columns: [
      ORDINAL,
      { header: 'Nhiệm vụ', width: 60, align: 'justify' },
      { header: 'Thời hạn', width: 18, align: 'center' },
      { header: 'Tiến độ (%)', width: 12, kind: 'number' },
      { header: 'Tình trạng', width: 20, align: 'center' },
    ],
    rows: rows.map(({ label, task, due, percent, standing }) => ({
      cells: [
        label === null ? task : `${label} ${task}`,
        due === null ? null : formatDate(due),
        percent,
        STANDING_NAMES[standing as Standing]?.vi ?? standing,
      ],
    })),
  };
}

/** Years are names: without the dot between thousands. */
const isYear = ({ code }: Pick<SimpleField, 'code'>): boolean => code === 'year';
const isNumber = (field: SimpleField): boolean =>
  (field.type === 'number' || field.type === 'money') && !isYear(field);

function entryTable({ columns, rows }: report.ReportPartOf<'entry'>): Bare {
  const fields = columns as unknown as readonly SimpleField[];
  return {
    kind: 'table',
    columns: [
      ORDINAL,
      ...fields.map((field): TableColumn => {
        const unit = 'unit' in field && field.unit ? ` (${unitOf(field.unit)})` : '';
        const header = `${field.name.vi}${unit}`;
        return isNumber(field)
          ? { header, width: 16, kind: 'number' }
          : { header, width: isYear(field) || field.type === 'date' ? 14 : 32 };
      }),
    ],
    rows: rows.map((row) => ({
      cells: fields.map((field) => entryCell(field, row[field.code])),
    })),
  };
}

const unitOf = (unit: unknown): string =>
  typeof unit === 'object' && unit !== null && 'vi' in unit ? String(unit.vi) : String(unit);

function entryCell(field: SimpleField, value: unknown): TableCell {
  if (value === undefined || value === null || value === '') return null;
  if (isYear(field)) return String(value);
  if (isNumber(field) && typeof value === 'number') return value;
  return sayValue(field, value as FieldValue, { lists: {}, names: {}, language: 'vi' }) ?? null;
}
