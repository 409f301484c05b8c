/** A report as Word, PDF and Excel: the draft, marked as one, or a version sent, which always gives the same file. */
import { report } from '@binhdang/contract';
import { formatDate } from '@binhdang/domain';
import { startDocumentWriter } from '@binhdang/vanban';
import { action } from '../../platform/action.ts';
import { writeWorkbook } from '../../platform/excel.ts';
import { findReport } from '../subject.ts';
import { gatherDocument, type ReportFile } from './gather-document.ts';
import { reportDocument } from './report-document.ts';
import { reportSheets } from './report-workbook.ts';

/** One thread for the process: a report of a hundred pages must not hold up everybody else. */
const writer = startDocumentWriter();

export const reportDocx = action(report.reportDocx, {
  permission: 'report.read',
  subject: ({ tx, params }) => findReport(tx, params.reportId),
  async run({ tx, query, today, services }, subject) {
    const file = await gatherDocument(tx, subject, { number: query.number, today, config: services.config });
    return {
      bytes: await writer.write(reportDocument(file), 'docx'),
      mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      name: `${file.fileName}.docx`,
    };
  },
});

export const reportPdf = action(report.reportPdf, {
  permission: 'report.read',
  subject: ({ tx, params }) => findReport(tx, params.reportId),
  async run({ tx, query, today, services }, subject) {
    const file = await gatherDocument(tx, subject, { number: query.number, today, config: services.config });
    return {
      bytes: await writer.write(reportDocument(file), 'pdf'),
      mediaType: 'application/pdf',
      name: `${file.fileName}.pdf`,
      inline: true,
    };
  },
});

export const reportExcel = action(report.reportExcel, {
  permission: 'report.read',
  subject: ({ tx, params }) => findReport(tx, params.reportId),
  async run({ tx, query, today, services }, subject) {
    const file = await gatherDocument(tx, subject, { number: query.number, today, config: services.config });
    const sheets = reportSheets({
      about: aboutFile(file),
      sections: [...file.sections, ...file.annexes],
      byBody: file.consolidated?.tables ?? [],
    });
    return {
      bytes: await writeWorkbook(sheets),
      mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      name: `${file.fileName}.xlsx`,
    };
  },
});

function aboutFile(file: ReportFile): (readonly [string, string | number])[] {
  const { consolidated, sent, on } = file;
  return [
    ['Báo cáo', file.subject],
    ['Cơ quan', file.bodyName],
    ['Kỳ', file.periodName],
    ...(sent
      ? ([
          ['Bản số', sent.number],
          ['Ngày gửi', formatDate(on)],
          ['Mã xác minh', sent.code],
          ['Xem tại', sent.address],
        ] as const)
      : ([['Tình trạng', `DỰ THẢO ngày ${formatDate(on)}, chưa gửi`]] as const)),
    ...(consolidated
      ? ([
          ['Tổng hợp từ', `${consolidated.taken}/${consolidated.of} báo cáo`],
          ...consolidated.missing.map((name) => ['Chưa có báo cáo', name] as const),
        ] as const)
      : []),
  ];
}
