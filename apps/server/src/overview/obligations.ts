import { overview } from '@binhdang/contract';
import { action } from '../platform/action.ts';
import { obligationPage } from './obligation-page.ts';

/** Row-level security decides which obligations there are for the person; the filter only narrows. */
export const obligations = action(overview.obligations, {
  permission: 'work.read',
  async run({ tx, query, today }) {
    const { sort, order, after, limit, ...filter } = query;
    const page = await obligationPage(tx, { filter, sort, order, after, limit }, today);
    const first = after === undefined;
    return {
      items: page.items,
      next: page.next,
      total: first ? page.total : null,
      byStanding: first ? page.byStanding : null,
    };
  },
});
