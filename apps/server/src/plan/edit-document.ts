import { planReview } from '@binhdang/contract';
import { action } from '../platform/action.ts';
import { found, refuse, refuseField } from '../platform/refusal.ts';
import type { Transaction } from '../platform/transaction.ts';
import { lockForEditing } from './edit-plan.ts';
import { loadPlanDocument } from './review-rows.ts';
import { findPlanSubject } from './subject.ts';

/** The officer corrects, or fills in, what the document says of itself; the plan's own data follow. */
export const editDocument = action(planReview.editDocument, {
  permission: 'plan.review',
  subject: ({ tx, params }) => findPlanSubject(tx, params.planId),
  async run({ tx, params, body, require }, subject) {
    if (body.startsOn > body.endsOn) {
      refuseField('endsOn', {
        vi: 'Ngày kết thúc phải sau ngày bắt đầu.',
        en: 'The plan must end after it begins.',
      });
    }
    const moved = { ...subject.plan, issuerBodyId: body.issuerBodyId, leadBodyId: body.leadBodyId };
    // Nobody gives a plan away to bodies where they could no longer correct it.
    require('plan.review', { plan: moved });
    await lockForEditing(tx, subject);
    const current = found(await loadPlanDocument(tx, params.planId));
    if (current.document.version !== body.version || current.plan.version !== body.planVersion)
      refuse('edit-conflict', { current: { plan: current.plan, document: current.document } });
    await writeDocument(tx, current, body);
    await writePlan(tx, params.planId, body);
    const { plan, document } = found(await loadPlanDocument(tx, params.planId));
    return { plan, document };
  },
});

async function writeDocument(
  tx: Transaction,
  { document }: { readonly document: planReview.ReviewDocument },
  body: Pick<
    planReview.ReviewDocument,
    'kind' | 'number' | 'symbol' | 'date' | 'place' | 'issuerName' | 'title' | 'signer' | 'recipients'
  >,
): Promise<void> {
  const result = await tx
    .updateTable('document')
    .set({
      kind: body.kind,
      number: body.number,
      symbol: body.symbol,
      date: body.date,
      place: body.place,
      issuer_name: body.issuerName,
      title: body.title,
      signer: JSON.stringify(body.signer),
      recipients: JSON.stringify(withText(body.recipients)),
    })
    .where('id', '=', document.id)
    .executeTakeFirst();
  // The body that took the document in keeps it; another body's officer corrects the tree, not the document.
  if (result.numUpdatedRows === 0n) refuse('not-allowed');
}

/** Recipients as the rest of the plan reads them: the line of the document is the name. */
function withText(recipients: planReview.ReviewDocument['recipients']) {
  return recipients.map((one) => ({ ...one, text: one.name }));
}

async function writePlan(
  tx: Transaction,
  planId: string,
  body: {
    title: string;
    number: string | null;
    date: string | null;
    issuerBodyId: string;
    leadBodyId: string;
    year: number;
    startsOn: string;
    endsOn: string;
  },
): Promise<void> {
  await tx
    .updateTable('plan')
    .set({
      title: body.title,
      number: body.number,
      issued_on: body.date,
      issuer_body_id: body.issuerBodyId,
      lead_body_id: body.leadBodyId,
      year: body.year,
      starts_on: body.startsOn,
      ends_on: body.endsOn,
    })
    .where('id', '=', planId)
    .execute();
}
