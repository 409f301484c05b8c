import { indicator } from '@binhdang/contract';
import { v7 as uuid } from 'uuid';
import { action } from '../platform/action.ts';
import { findIndicatorOf } from './subject.ts';

/** A lead officer sets what a body is to reach in a year, or takes it back, after which the target above it holds. */
export const setTarget = action(indicator.setTarget, {
  permission: 'indicator.setTarget',
  subject: ({ tx, params, body, today }) => findIndicatorOf(tx, params.indicator, body.bodyId, today),
  async run({ tx, session, body }, { indicator: { code } }) {
    const { bodyId, year, comparator, value, source } = body;
    if (value === null) {
      await tx
        .deleteFrom('indicator_target')
        .where('indicator', '=', code)
        .where('body_id', '=', bodyId)
        .where('year', '=', year)
        .execute();
      return;
    }
    const columns = { comparator, value, source, set_by: session.userId };
    await tx
      .insertInto('indicator_target')
      .values({ id: uuid(), indicator: code, body_id: bodyId, year, ...columns })
      .onConflict((conflict) => conflict.columns(['indicator', 'body_id', 'year']).doUpdateSet(columns))
      .execute();
  },
});
