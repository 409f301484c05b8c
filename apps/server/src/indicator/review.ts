import { indicator } from '@binhdang/contract';
import { v7 as uuid } from 'uuid';
import { action } from '../platform/action.ts';
import { refuseField } from '../platform/refusal.ts';
import { knownMeasures } from '../register/index.ts';
import { tell } from '../work/index.ts';
import { compute, valueKey } from './compute.ts';
import { territoryOn } from './scope.ts';
import { findIndicatorOf } from './subject.ts';
import { periodAsked } from './values.ts';

/** A lead officer confirms a value, or questions it with a remark that the body it is of is told. */
export const review = action(indicator.review, {
  permission: 'indicator.review',
  subject: ({ tx, params, body, today }) => findIndicatorOf(tx, params.indicator, body.bodyId, today),
  async run({ tx, session, body, today }, { indicator: one }) {
    const { bodyId, verdict, remarks } = body;
    if (verdict === 'questioned' && !remarks)
      refuseField('remarks', { vi: 'Hãy ghi điều cần xem lại.', en: 'Please say what is to be looked at.' });
    const period = periodAsked(body.period, 'period');
    const territory = await territoryOn(tx, today);
    const known = await compute(tx, [one], await knownMeasures(tx, today), {
      bodies: [bodyId],
      period,
      territory,
      today,
    });
    await tx
      .insertInto('indicator_review')
      .values({
        id: uuid(),
        indicator: one.code,
        body_id: bodyId,
        period: body.period,
        verdict,
        value: known.get(valueKey(one.code, bodyId))?.value ?? null,
        remarks: remarks || null,
        reviewed_by: session.userId,
      })
      .execute();
    if (verdict === 'questioned')
      await tell(tx, [
        {
          bodyId,
          roles: ['focal_officer', 'lead_officer'],
          kind: 'indicator.questioned',
          objectKind: 'indicator',
          objectId: bodyId,
          detail: { indicator: one.code, period: body.period, remarks: remarks?.slice(0, 300) ?? null },
        },
      ]);
  },
});
