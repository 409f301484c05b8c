import type { BoundAction } from '../platform/action.ts';
import { calendar, timeline } from './calendar.ts';
import { choices } from './choices.ts';
import { exportObligations } from './export.ts';
import { closeFeed, feed, openFeed } from './feed.ts';
import { cell, matrix } from './matrix.ts';
import { obligations } from './obligations.ts';
import { search } from './search.ts';
import { summary } from './summary.ts';
import { changeView, deleteView, saveView, views } from './views.ts';

export { mountCalendarFile } from './calendar-file.ts';
export { wordsOf } from './search-words.ts';
export { bodyNames, sectionTree } from './sections.ts';
export { rankOf, standingAt, standingRows } from './standing-sql.ts';

export const actions: readonly BoundAction[] = [
  choices,
  matrix,
  cell,
  exportObligations,
  obligations,
  views,
  saveView,
  changeView,
  deleteView,
  search,
  calendar,
  timeline,
  feed,
  openFeed,
  closeFeed,
  summary,
];
