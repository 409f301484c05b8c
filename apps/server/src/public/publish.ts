import { publicPage } from '@binhdang/contract';
import type { CivilDate } from '@binhdang/domain';
import { v7 as uuid } from 'uuid';
import { action } from '../platform/action.ts';
import { refuse, refuseField } from '../platform/refusal.ts';
import type { Transaction } from '../platform/transaction.ts';
import type { Draft } from './draft.ts';
import { editionsOf, lockPublishing, obstacleBeside, type Subject } from './editions.ts';
import { indicatorValue } from './indicator-value.ts';
import { measureTable } from './measure-table.ts';
import { planSummary } from './plan-summary.ts';

interface Choice {
  readonly kind: 'plan' | 'indicator' | 'measure';
  readonly subject: string;
  readonly breakdown: string;
  readonly year?: number | undefined;
}

/** Exactly what the public would see, made in the same way as when it is published. */
export const preview = action(publicPage.preview, {
  permission: 'publication.manage',
  async run({ tx, query, today }) {
    const { draft, number } = await drawUp(tx, query, today);
    return { content: draft.content, hidden: draft.hidden, number, obstacle: draft.obstacle };
  },
});

export const publish = action(publicPage.publish, {
  permission: 'publication.manage',
  async run({ tx, session, body, today }) {
    await lockPublishing(tx);
    const { of, draft, number } = await drawUp(tx, body, today);
    if (draft.obstacle !== null) refuse('wrong-state', { detail: draft.obstacle });
    if (number > 1 && body.reason === null)
      refuseField('reason', {
        vi: 'Nội dung này đã công bố. Hãy ghi lần này đính chính hoặc cập nhật điều gì.',
        en: 'This was published before. Please say what this edition corrects or brings up to date.',
      });
    const id = uuid();
    await tx
      .insertInto('publication')
      .values({
        id,
        ...of,
        number,
        content: JSON.stringify(draft.content),
        basis: draft.basis === null ? null : JSON.stringify(draft.basis),
        sensitive_group: draft.group,
        reason: number > 1 ? body.reason : null,
        published_by: session.userId,
      })
      .execute();
    return { id, number };
  },
});

async function drawUp(
  tx: Transaction,
  choice: Choice,
  today: CivilDate,
): Promise<{ of: Subject; draft: Draft; number: number }> {
  const of = subjectOf(choice);
  const drawn = await draftOf(tx, of, today);
  const earlier = await editionsOf(tx, of);
  const obstacle = drawn.obstacle ?? (await obstacleBeside(tx, of, drawn, earlier));
  return { of, draft: { ...drawn, obstacle }, number: (earlier[0]?.number ?? 0) + 1 };
}

function subjectOf({ kind, subject, breakdown, year }: Choice): Subject {
  if (kind === 'plan') {
    if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(subject)) refuse('not-found');
    return { kind, subject, breakdown: '', year: null };
  }
  if (year === undefined)
    refuseField('year', { vi: 'Hãy chọn năm của số liệu.', en: 'Please choose the year.' });
  return { kind, subject, breakdown: kind === 'measure' ? breakdown : '', year };
}

async function draftOf(tx: Transaction, of: Subject, today: CivilDate): Promise<Draft> {
  const year = of.year ?? 0;
  if (of.kind === 'plan') return planSummary(tx, of.subject, today);
  if (year > Number(today.slice(0, 4)))
    refuseField('year', { vi: 'Năm này chưa đến.', en: 'That year is still to come.' });
  if (of.kind === 'indicator') return indicatorValue(tx, of.subject, year, today);
  return measureTable(tx, of.subject, of.breakdown, year, today);
}
