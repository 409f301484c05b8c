import type { DocumentBlock, DocumentTable, OfficialDocument, TableRow } from '../model.ts';
import { enumerate, formatNumber, lowerFirst, upperFirst, withoutEndMark } from '../wording.ts';
import {
  citeInFull,
  type DocumentReference,
  type Letterhead,
  letterheadParts,
  shortDue,
} from './plan-reference.ts';

/** A task of the plan that a body writes for itself. */
export interface PlannedTask {
  readonly id: string;
  readonly text: string;
  /** Unit or person within the body. */
  readonly inCharge: string;
  /** Civil date. */
  readonly due?: string;
  /** "Hằng quý" */
  readonly rhythm?: string;
  readonly result: string;
  /** Whole đồng. */
  readonly budget?: number;
  readonly budgetSource: string;
  /** "Bổ sung", "Chuyển tiếp từ năm 2022"; empty for what the plan above gives. */
  readonly note: string;
}

export interface BodyPlanData {
  readonly letterhead: Letterhead;
  readonly title: string;
  /** The plan that it carries out; not named while that has no number. */
  readonly above?: DocumentReference;
  readonly legalBases: readonly string[];
  /** Paragraphs. */
  readonly aims: readonly string[];
  readonly requirements: readonly string[];
  readonly money: readonly string[];
  readonly organisation: readonly string[];
  readonly sections: readonly {
    readonly id: string;
    readonly title: string;
    readonly tasks: readonly PlannedTask[];
  }[];
}

/** A body's own plan: what it is for, what is done, with what money, by whom; who, when and how much in the annex. */
export function bodyPlan(data: BodyPlanData): OfficialDocument {
  const { letterhead, above, sections } = data;
  const { issuer } = letterhead.heading;
  const title = withoutEndMark(data.title);
  const carried = above === undefined ? '' : `Thực hiện ${citeInFull(above)}, `;
  const ending = `${issuer} ban hành Kế hoạch ${lowerFirst(title)} như sau:`;
  const filled = sections.filter(({ tasks }) => tasks.length > 0);
  return {
    kind: 'KH',
    title,
    ...letterheadParts(letterhead),
    legalBases: [...data.legalBases],
    body: [
      { kind: 'paragraph', text: carried === '' ? upperFirst(ending) : `${carried}${ending}` },
      { kind: 'section', text: 'Mục đích, yêu cầu' },
      ...underHeading('Mục đích', data.aims),
      ...underHeading('Yêu cầu', data.requirements),
      { kind: 'section', text: 'Nội dung, nhiệm vụ' },
      ...filled.flatMap(({ title: heading, tasks }): DocumentBlock[] => [
        { kind: 'item', text: withoutEndMark(heading), heading: true },
        ...tasks.map(({ text, id }): DocumentBlock => ({ kind: 'dash', text: sentence(text), origin: [id] })),
      ]),
      {
        kind: 'paragraph',
        text: 'Đơn vị, người phụ trách, thời hạn, kết quả và kinh phí của từng nhiệm vụ nêu tại Phụ lục kèm theo.',
      },
      { kind: 'section', text: 'Kinh phí thực hiện' },
      ...paragraphs(data.money),
      ...total(filled.flatMap(({ tasks }) => tasks)),
      { kind: 'section', text: 'Tổ chức thực hiện' },
      ...data.organisation.map((text): DocumentBlock => ({ kind: 'item', text: sentence(text) })),
    ],
    annexes: [
      {
        title: `Danh mục nhiệm vụ ${lowerFirst(title)}`,
        orientation: 'landscape',
        blocks: [taskTable(filled)],
      },
    ],
  };
}

const sentence = (text: string): string => `${upperFirst(withoutEndMark(text))}.`;

function underHeading(heading: string, lines: readonly string[]): DocumentBlock[] {
  if (lines.length === 0) return [];
  return [
    { kind: 'item', text: heading, heading: true },
    ...lines.map((text): DocumentBlock => ({ kind: 'dash', text: sentence(text) })),
  ];
}

const paragraphs = (lines: readonly string[]): DocumentBlock[] =>
  lines.map((text): DocumentBlock => ({ kind: 'paragraph', text: sentence(text) }));

/** What is estimated, by source; nothing where nothing is. */
function total(tasks: readonly PlannedTask[]): DocumentBlock[] {
  const estimated = tasks.flatMap(({ budget, budgetSource }) =>
    budget === undefined ? [] : [{ budget, source: withoutEndMark(budgetSource) }],
  );
  if (estimated.length === 0) return [];
  const sums = [...Map.groupBy(estimated, ({ source }) => source)].map(
    ([source, parts]) => [source, sumOf(parts)] as const,
  );
  const all = `Tổng kinh phí dự kiến: ${formatNumber(sumOf(estimated))} đồng`;
  const named = sums.filter(([source]) => source !== '');
  if (named.length === 0) return [{ kind: 'paragraph', text: `${all}.` }];
  const parts = sums.map(
    ([source, sum]) =>
      `${source === '' ? 'chưa xác định nguồn' : lowerFirst(source)} ${formatNumber(sum)} đồng`,
  );
  return [{ kind: 'paragraph', text: `${all}, trong đó: ${enumerate(parts)}.` }];
}

const sumOf = (parts: readonly { readonly budget: number }[]): number =>
  parts.reduce((sum, { budget }) => sum + budget, 0);

function taskTable(sections: BodyPlanData['sections']): DocumentTable {
  const tasks = sections.flatMap((section) => section.tasks);
  const budgets = tasks.flatMap(({ budget }) => (budget === undefined ? [] : [{ budget }]));
  return {
    kind: 'table',
    columns: [
      { header: 'TT', width: 9, kind: 'ordinal' },
      { header: 'Nhiệm vụ', width: 78 },
      { header: 'Đơn vị, người phụ trách', width: 32 },
      { header: 'Thời hạn', width: 23, align: 'center' },
      { header: 'Kết quả', width: 34 },
      { header: 'Kinh phí (đồng)', width: 25, kind: 'number' },
      { header: 'Nguồn kinh phí', width: 25 },
      { header: 'Ghi chú', width: 22 },
    ],
    rows: [
      ...sections.flatMap((section): TableRow[] => [
        { style: 'band', cells: [withoutEndMark(section.title)] },
        ...section.tasks.map(
          (task): TableRow => ({
            cells: [
              upperFirst(withoutEndMark(task.text)),
              task.inCharge,
              shortDue(task),
              task.result,
              task.budget ?? null,
              task.budgetSource,
              task.note,
            ],
            origin: [task.id],
          }),
        ),
      ]),
      ...(budgets.length === 0
        ? []
        : [{ style: 'total', cells: ['Tổng cộng', '', '', '', sumOf(budgets), '', ''] } satisfies TableRow]),
    ],
  };
}
