/** What would be published: as it would be shown, what it is compared with later, and why it may not be published yet. */
import type { publicPage, Words } from '@binhdang/contract';

export interface Draft {
  readonly content: publicPage.PublishedPlan | publicPage.PublishedValue | publicPage.PublishedTable;
  /** Never shown; of a sensitive rate what it is made of. */
  readonly basis: unknown;
  readonly group: string | null;
  readonly hidden: number;
  readonly obstacle: Words | null;
}

export const NO_DATA: Words = {
  vi: 'Chưa có số liệu của năm này, nên chưa công bố được.',
  en: 'There are no data of this year, so it cannot be published.',
};

export const YEAR_RUNS: Words = {
  vi: 'Số liệu về người trong việc nhạy cảm chỉ công bố khi năm đã kết thúc: số của năm đang chạy thay đổi từng chút, và mỗi chênh lệch nhỏ đều lộ ra. Hãy công bố sau ngày 31/12.',
  en: 'Figures of people in sensitive matters are published only of years that have ended: a running year changes by a few, and each small difference would show. Publish it after 31 December.',
};
