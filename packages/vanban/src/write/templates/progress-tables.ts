import type { DocumentAnnex, DocumentTable, TableRow } from '../model.ts';
import { shortDate, upperFirst, withoutEndMark } from '../wording.ts';
import type { Arranged } from './arranged-duties.ts';
import { type ReportedDuty, STATE_NAMES, type StateCounts } from './duties.ts';
import { dueText, ROLE_NAMES } from './plan-reference.ts';

export interface CountedLine {
  readonly id: string;
  readonly name: string;
  readonly counts: StateCounts;
}

/** One line per part of the plan or body, and the sum. */
export function countTable(
  caption: string,
  header: string,
  lines: readonly CountedLine[],
  sum: StateCounts,
): DocumentTable {
  const cells = (name: string, { total, done, by }: StateCounts): TableRow['cells'] => [
    name,
    total,
    by['done-on-time'],
    by['done-late'],
    by['in-progress'],
    by.late,
    by['not-started'],
    total === 0 ? 0 : (done / total) * 100,
  ];
  return {
    kind: 'table',
    caption,
    columns: [
      { header: 'TT', width: 10, kind: 'ordinal' },
      { header, width: 55 },
      { header: 'Tổng số', width: 14, kind: 'number' },
      { header: 'Đúng hạn', width: 15, kind: 'number', group: 'Hoàn thành' },
      { header: 'Quá hạn', width: 15, kind: 'number', group: 'Hoàn thành' },
      { header: 'Đang thực hiện', width: 15, kind: 'number', group: 'Chưa hoàn thành' },
      { header: 'Quá hạn', width: 15, kind: 'number', group: 'Chưa hoàn thành' },
      { header: 'Chưa thực hiện', width: 15, kind: 'number', group: 'Chưa hoàn thành' },
      { header: 'Tỷ lệ hoàn thành (%)', width: 17, kind: 'number', decimals: 1 },
    ],
    rows: [
      ...lines.map((line): TableRow => ({ cells: cells(line.name, line.counts), origin: [line.id] })),
      { style: 'total', cells: cells('Tổng cộng', sum) },
    ],
  };
}

/**
 * All duties, landscape: under each part of the plan its tasks, under each task the bodies that have it.
 * @param asOf civil date
 */
export function dutyAnnex(asOf: string, report: Arranged): DocumentAnnex {
  return annex('Danh mục nhiệm vụ được giao và kết quả thực hiện', asOf, {
    columns: [ORDINAL, { header: 'Cơ quan, đơn vị thực hiện', width: 58 }, ...STANDING_COLUMNS],
    rows: report.sections.flatMap(({ section, tasks }): TableRow[] => [
      { style: 'band', cells: [withoutEndMark(section.title)], origin: [section.id] },
      ...tasks.flatMap(({ task, duties }): TableRow[] => [
        { style: 'subband', cells: [upperFirst(withoutEndMark(task.text))], origin: [task.id] },
        ...duties.map((duty) => dutyRow(duty, report.nameOf(duty.body))),
      ]),
    ]),
  });
}

/** The duties of the body that reports, landscape, under the parts of the plan. @param asOf civil date */
export function ownAnnex(asOf: string, report: Arranged): DocumentAnnex {
  return annex('Danh mục nhiệm vụ được giao và kết quả thực hiện', asOf, {
    columns: [ORDINAL, { header: 'Nhiệm vụ', width: 80 }, ...STANDING_COLUMNS],
    rows: report.sections.flatMap(({ section, tasks }): TableRow[] => [
      { style: 'band', cells: [withoutEndMark(section.title)], origin: [section.id] },
      ...tasks.flatMap(({ task, duties }) =>
        duties.map((duty) => dutyRow(duty, upperFirst(withoutEndMark(task.text)))),
      ),
    ]),
  });
}

const ORDINAL = { header: 'TT', width: 11, kind: 'ordinal' } as const;

const STANDING_COLUMNS = [
  { header: 'Vai trò', width: 20, align: 'center' },
  { header: 'Thời hạn', width: 34, align: 'center' },
  { header: 'Tình trạng', width: 32, align: 'center' },
  { header: 'Kết quả', width: 62 },
  { header: 'Minh chứng', width: 39 },
] as const;

function annex(
  title: string,
  asOf: string,
  { columns, rows }: Pick<DocumentTable, 'columns' | 'rows'>,
): DocumentAnnex {
  const notes = [`Số liệu tính đến ngày ${shortDate(asOf)}.`];
  return { title, orientation: 'landscape', blocks: [{ kind: 'table', columns, rows, notes }] };
}

function dutyRow(duty: ReportedDuty, name: string): TableRow {
  const state = [
    STATE_NAMES[duty.state],
    duty.doneOn ? `(${shortDate(duty.doneOn)})` : '',
    duty.percent !== undefined && duty.state !== 'done-on-time' && duty.state !== 'done-late'
      ? `(${duty.percent}%)`
      : '',
  ].filter((part) => part !== '');
  return {
    cells: [
      name,
      ROLE_NAMES[duty.role],
      dueText(duty),
      state.join(' '),
      duty.result?.trim() ?? '',
      (duty.evidence ?? []).join(';\n'),
    ],
    origin: [duty.id, duty.task],
  };
}
