/** Results of a survey as blocks of the report. Pure. */
import { type SurveyResults, UNANSWERED } from '@binhdang/domain/review';
import type { DocumentBlock, TableCell } from '@binhdang/vanban';

export interface SurveyFacts {
  readonly title: string;
  readonly anonymous: boolean;
  readonly invited: number;
  readonly results: SurveyResults;
}

const number = (value: number, decimals = 1): string =>
  new Intl.NumberFormat('vi-VN', { maximumFractionDigits: decimals }).format(value);
const NOT_SHOWN = '*';

/** Texts are many and in people's own words: the first of them, the rest is on screen. */
const MOST_TEXTS = 20;

export function surveyBlocks({ anonymous, invited, results }: SurveyFacts): DocumentBlock[] {
  const begin = `Số phiếu mời: ${number(invited)}; số phiếu trả lời: ${number(results.total)}${
    anonymous
      ? '. Khảo sát ẩn danh: nhóm từ 1 đến 4 người, và số cần che thêm để không suy ra được, ghi dấu *'
      : ''
  }.`;
  if (results.tooFew)
    return [
      { kind: 'paragraph', text: begin },
      { kind: 'paragraph', text: 'Số phiếu quá ít nên không nêu kết quả.' },
    ];
  return [
    { kind: 'paragraph', text: begin },
    ...results.questions.flatMap((question): DocumentBlock[] => {
      const head: DocumentBlock = { kind: 'item', level: 1, text: question.text, heading: true };
      const mean: DocumentBlock[] =
        question.mean === null
          ? []
          : [{ kind: 'paragraph', text: `Điểm, số trung bình: ${number(question.mean, 2)}.` }];
      if (question.rows.length === 0) {
        const alike = [...Map.groupBy(question.texts, (text) => text)];
        const texts = alike.slice(0, MOST_TEXTS).map(
          ([text, all]): DocumentBlock => ({
            kind: 'dash',
            text: all.length > 1 ? `${text} (${all.length} ý kiến)` : text,
          }),
        );
        const more = alike.length - texts.length;
        return [
          head,
          ...mean,
          ...texts,
          ...(more > 0 ? [{ kind: 'paragraph' as const, text: `Và ${more} ý kiến khác.` }] : []),
          ...(mean.length + texts.length === 0
            ? [{ kind: 'paragraph' as const, text: 'Không có hoặc quá ít câu trả lời.' }]
            : []),
        ];
      }
      const share = (count: number | null): TableCell =>
        count === null || results.total === 0 ? NOT_SHOWN : `${number((count * 100) / results.total)}%`;
      return [
        head,
        {
          kind: 'table',
          columns: [
            { header: 'Trả lời', width: 6 },
            { header: 'Số phiếu', width: 1.5, align: 'right' },
            { header: 'Tỷ lệ', width: 1.5, align: 'right' },
          ],
          rows: question.rows.map(({ code, name, count }) => ({
            cells: [
              code === UNANSWERED ? 'Không trả lời' : name,
              count === null ? NOT_SHOWN : number(count),
              share(count),
            ],
          })),
        },
        ...mean,
      ];
    }),
  ];
}
