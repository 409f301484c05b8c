/** Periodic reports: opened, written where people must, sent, signed off; checked, returned, corrected, consolidated. */
import { type OutputOf, report } from '@binhdang/contract';
import type { CivilDate } from '@binhdang/domain';
import type { Chance } from './chance.ts';
import type { DemoBody } from './model.ts';
import type { Person } from './office.ts';
import { written } from './report-words.ts';

export interface Round {
  /** First part of the duties' codes, and the series of all of them: "equality-half". */
  readonly series: 'equality-half' | 'equality-year';
  readonly period: string;
}

type Head = OutputOf<typeof report.reports>['items'][number];

export interface Sending extends Round {
  readonly body: DemoBody;
  readonly level: 'commune' | 'district' | 'department' | 'province';
  readonly chance: Chance;
  /** On which the body last issued a document. */
  readonly lately: CivilDate;
}

/** A report that is there and was sent is left as it is. @returns its id */
export async function send(person: Person, sending: Sending): Promise<string> {
  const { series, level, period, body } = sending;
  const { id: reportId } = await person.call(report.openReport, {
    body: { duty: `${series}-${level}`, bodyId: body.id, period },
  });
  const page = await person.call(report.readReport, { params: { reportId } });
  if (page.head.lastNumber > 0 || page.shown.draftVersion === null) return reportId;
  if (level === 'district' || level === 'province')
    await person.call(report.consolidateReport, {
      params: { reportId },
      body: { version: page.shown.draftVersion },
    });
  await write(person, reportId, sending, null);
  return reportId;
}

async function write(
  person: Person,
  reportId: string,
  { body, chance, lately }: Sending,
  changes: string | null,
): Promise<void> {
  const params = { reportId };
  const page = await person.call(report.readReport, { params });
  const { version } = await person.call(report.saveDraft, {
    params,
    body: {
      content: written(page, body, chance, lately),
      changes,
      version: page.shown.draftVersion ?? 0,
    },
  });
  await person.call(report.submitReport, { params, body: { version } });
}

/** What was returned is mended and sent again. */
export async function mend(person: Person, sending: Sending): Promise<void> {
  for (const head of await heads(person, { ...sending, state: 'returned' })) {
    if (head.body.id !== sending.body.id) continue;
    const params = { reportId: head.id };
    await person.call(report.correctReport, { params, body: { version: head.version } });
    for (const { id, settledAt } of (await person.call(report.remarks, { params })).items)
      if (settledAt === null) await person.call(report.settleRemark, { params: { ...params, remarkId: id } });
    await write(person, head.id, sending, 'Đã bổ sung theo nhận xét');
  }
}

/** The leader of a body signs what its officers sent. */
export async function sign(leader: Person, round: Round): Promise<number> {
  const waiting = await heads(leader, { ...round, waiting: 'signing' });
  for (const { id, lastNumber } of waiting)
    await leader.call(report.signOff, { params: { reportId: id, number: String(lastNumber) } });
  return waiting.length;
}

/**
 * The receiver accepts all that wait, and returns that of one body with a remark on the part that is wanting.
 * @returns how many were looked at
 */
export async function judge(
  receiver: Person,
  round: Round,
  returned: ReadonlySet<string> = new Set(),
): Promise<number> {
  const waiting = await heads(receiver, { ...round, waiting: 'judging' });
  for (const { id, version, body, lastNumber } of waiting) {
    const params = { reportId: id };
    const back = returned.has(body.id) && lastNumber === 1;
    if (back)
      await receiver.call(report.addRemark, {
        params,
        body: {
          part: 'shortcomings',
          words: 'Ghi rõ tồn tại của từng mặt công tác, nêu số liệu',
          cell: null,
        },
      });
    await receiver.call(report.judgeReport, {
      params,
      body: {
        verdict: back ? 'returned' : 'accepted',
        remarks: back ? 'Đề nghị bổ sung phần tồn tại, hạn chế' : null,
        version,
      },
    });
  }
  return waiting.length;
}

/** All pages of a list; those that are dealt with meanwhile do not move the rest, for all are read first. */
async function heads(
  person: Person,
  { series, period, ...more }: Round & { waiting?: 'judging' | 'signing'; state?: 'returned' },
): Promise<Head[]> {
  const items: Head[] = [];
  const { waiting, state } = more;
  for (let page = 1; ; page++) {
    const { items: some, total } = await person.call(report.reports, {
      query: {
        series,
        period,
        page,
        ...(waiting === undefined ? {} : { waiting }),
        ...(state === undefined ? {} : { state: [state] }),
      },
    });
    items.push(...some);
    if (some.length === 0 || items.length >= total) return items;
  }
}
