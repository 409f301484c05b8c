import type { DocumentAnnex, DocumentTable, TableRow } from '../model.ts';
import { shortDate, withoutEndMark } from '../wording.ts';
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

/** All duties, landscape, under the part of the plan they come from. @param asOf civil date */
export function dutyAnnex(asOf: string, report: Arranged): DocumentAnnex {
  return {
    title: 'Danh mục nhiệm vụ được giao và kết quả thực hiện',
    orientation: 'landscape',
    blocks: [
      {
        kind: 'table',
        columns: [
          { header: 'TT', width: 10, kind: 'ordinal' },
          { header: 'Nhiệm vụ', width: 62 },
          { header: 'Cơ quan thực hiện', width: 36 },
          { header: 'Vai trò', width: 18, align: 'center' },
          { header: 'Thời hạn', width: 24, align: 'center' },
          { header: 'Tình trạng', width: 24, align: 'center' },
          { header: 'Kết quả', width: 52 },
          { header: 'Minh chứng', width: 30 },
        ],
        rows: report.sections.flatMap(({ section, tasks }): TableRow[] => [
          { style: 'band', cells: [withoutEndMark(section.title)], origin: [section.id] },
          ...tasks.flatMap(({ task, duties: ofTask }) =>
            ofTask.map((duty, index) =>
              dutyRow(
                duty,
                index === 0 ? withoutEndMark(task.text) : shortened(task.text),
                report.nameOf(duty.body),
              ),
            ),
          ),
        ]),
        notes: [`Số liệu tính đến ngày ${shortDate(asOf)}.`],
      },
    ],
  };
}

/** The task again, for the further bodies that have it: enough to know it by on any page. */
function shortened(text: string): string {
  const limit = 70;
  if (text.length <= limit) return withoutEndMark(text);
  return `${text.slice(0, text.lastIndexOf(' ', limit)).replace(/[\s,;:.]+$/u, '')}…`;
}

function dutyRow(duty: ReportedDuty, task: string, body: string): TableRow {
  const state = [
    STATE_NAMES[duty.state],
    duty.doneOn ? `(${shortDate(duty.doneOn)})` : '',
    duty.percent !== undefined && duty.state !== 'done-on-time' && duty.state !== 'done-late'
      ? `(${duty.percent}%)`
      : '',
  ].filter((part) => part !== '');
  return {
    cells: [
      task,
      body,
      ROLE_NAMES[duty.role],
      dueText(duty),
      state.join(' '),
      duty.result?.trim() ?? '',
      (duty.evidence ?? []).join(';\n'),
    ],
    origin: [duty.id, duty.task],
  };
}
