/** Tables and annexes of a report as sheets of Excel: numbers as numbers, to be reckoned with. Pure. */
import type { report } from '@binhdang/contract';
import type { DocumentTable, TableCell } from '@binhdang/vanban';
import type { SheetToWrite } from '../../platform/excel.ts';
import type { ByBody } from '../consolidate/by-body.ts';
import { type TablePart, tableOf } from './blocks.ts';
import { nameOf } from './report-document.ts';

export interface WorkbookData {
  /** what it is: lines of name and value of the first sheet */
  readonly about: readonly (readonly [string, string | number])[];
  readonly sections: readonly report.ReportSection[];
  readonly byBody: readonly { readonly title: string; readonly table: ByBody }[];
}

export function reportSheets({ about, sections, byBody }: WorkbookData): SheetToWrite[] {
  const name = uniqueNames();
  const parts = sections.flatMap(partsWithin).filter((part): part is TablePart => part.type !== 'narrative');
  return [
    {
      name: name('Báo cáo'),
      columns: [
        { header: 'Mục', width: 28 },
        { header: 'Nội dung', width: 80, wrap: true },
      ],
      rows: about,
    },
    ...parts.map((part) => sheetOf(name(part.title?.vi ?? part.code), tableOf(part))),
    ...byBody.map(({ title, table }) => byBodySheet(name(`CQ ${title}`), table)),
  ];
}

const partsWithin = (section: report.ReportSection): report.ReportPart[] => [
  ...section.parts,
  ...section.sections.flatMap(partsWithin),
];

/** Excel takes 31 characters, none of these, and no name twice. */
function uniqueNames(): (wanted: string) => string {
  const taken = new Set<string>();
  return (wanted) => {
    const plain = wanted.replace(/[[\]:*?/\\]/gu, ' ').replace(/^'+|'+$/gu, '');
    for (let count = 1; ; count++) {
      const suffix = count === 1 ? '' : ` ${count}`;
      const name = `${plain.slice(0, 31 - suffix.length).trim()}${suffix}`;
      if (taken.has(name.toLowerCase())) continue;
      taken.add(name.toLowerCase());
      return name;
    }
  };
}

function sheetOf(name: string, { columns, rows }: DocumentTable): SheetToWrite {
  let ordinal = 0;
  const wide = columns.filter(({ kind }) => kind !== 'ordinal');
  return {
    name,
    columns: columns.map(({ header, kind, width }) => ({
      header,
      width: kind === 'ordinal' ? 6 : Math.max(12, Math.round(width * 1.1)),
      wrap: kind !== 'number',
    })),
    rows: rows.map(({ style, cells }) => {
      const values = wide.map((_, at) => plainValue(cells[at] ?? null));
      if (style === undefined || style === 'normal') ordinal += 1;
      return columns[0]?.kind === 'ordinal' ? [style === 'total' ? null : ordinal, ...values] : values;
    }),
  };
}

function plainValue(cell: TableCell): string | number | null {
  if (cell === null || typeof cell === 'number' || typeof cell === 'string') return cell;
  return cell.map(({ text }) => text).join('');
}

function byBodySheet(name: string, { columns, rows, totals }: ByBody): SheetToWrite {
  return {
    name,
    columns: [
      { header: 'Cơ quan', width: 36, wrap: true },
      ...columns.map(({ name: { vi } }) => ({ header: vi, width: 18 })),
    ],
    rows: [
      ...rows.map(({ body, missing, values }) => [nameOf(body, missing), ...values]),
      ['Tổng số', ...totals],
    ],
  };
}
