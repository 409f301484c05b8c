import { overview } from '@binhdang/contract';
import { type CivilDate, OBLIGATION_ROLE_NAMES, STANDING_NAMES } from '@binhdang/domain';
import { action } from '../platform/action.ts';
import { refuse } from '../platform/refusal.ts';
import { type TableCell, writeCsv, writeExcel } from '../platform/table-file.ts';
import { obligationPage } from './obligation-page.ts';

/** A sheet that a person can still work with; more than any province's plans of five years have for one filter. */
const MOST_ROWS = 50_000;

const HEADINGS = {
  vi: [
    'STT',
    'Kế hoạch',
    'Mục',
    'Nhiệm vụ',
    'Cơ quan, đơn vị',
    'Vai trò',
    'Hạn',
    'Tình trạng',
    'Mức độ (%)',
    'Ngày hoàn thành',
    'Báo cáo gần nhất',
  ],
  en: [
    'No.',
    'Plan',
    'Section',
    'Task',
    'Body',
    'Role',
    'Due',
    'Standing',
    'Per cent',
    'Done on',
    'Last report',
  ],
} as const;
const WIDTHS = [6, 16, 30, 70, 36, 14, 12, 24, 11, 16, 16];

const day = (date: CivilDate | null): TableCell => (date === null ? null : { day: date });

/** What the person sees in the list by the same filter, all pages of it. */
export const exportObligations = action(overview.exportObligations, {
  permission: 'work.read',
  async run({ tx, query, today }) {
    const { sort, order, format, language, ...filter } = query;
    const { items, total } = await obligationPage(tx, { filter, sort, order, limit: MOST_ROWS }, today);
    if (total > MOST_ROWS)
      refuse('wrong-state', {
        detail: {
          vi: `Danh sách có ${total} dòng, vượt quá ${MOST_ROWS} dòng của một tệp. Hãy lọc hẹp lại.`,
          en: `The list has ${total} rows, more than the ${MOST_ROWS} of one file. Please narrow the filter.`,
        },
      });
    const rows = items.map((line, index): TableCell[] => [
      index + 1,
      line.planNumber,
      line.section,
      /^[-+•*]$/.test(line.label ?? '') ? line.task : [line.label, line.task].filter(Boolean).join(' '),
      line.body.name,
      OBLIGATION_ROLE_NAMES[line.role][language],
      day(line.due),
      STANDING_NAMES[line.standing][language],
      line.percent,
      day(line.doneOn),
      day(line.lastReportedOn),
    ]);
    const table = { headings: HEADINGS[language], widths: WIDTHS, rows };
    const name = language === 'vi' ? `nhiem-vu-${today}` : `obligations-${today}`;
    return format === 'csv'
      ? { bytes: writeCsv(table), mediaType: 'text/csv; charset=utf-8', name: `${name}.csv` }
      : {
          bytes: await writeExcel(table, language === 'vi' ? 'Nhiệm vụ' : 'Obligations'),
          mediaType: overview.exportObligations.file ?? '',
          name: `${name}.xlsx`,
        };
  },
});
