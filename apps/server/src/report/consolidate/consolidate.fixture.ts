import { report } from '@binhdang/contract';
import type { Person } from '../../../test/system.ts';
import { opened, sectionsIn } from '../report.fixture.ts';

export interface Sending {
  readonly duty: string;
  readonly bodyId: string;
  readonly period: string;
  readonly text?: string;
  /** consolidates first */
  readonly consolidate?: boolean;
}

/** Opens, writes what must be written, and sends. @returns the report's id */
export async function sent(
  person: Person,
  { text = 'Đã thực hiện.', consolidate = false, ...of }: Sending,
): Promise<string> {
  const page = await opened(person, of);
  const params = { reportId: page.head.id };
  let version = page.shown.draftVersion ?? 1;
  if (consolidate) ({ version } = await person.call(report.consolidateReport, { params, body: { version } }));
  const narratives = {
    ...written(page),
    ...Object.fromEntries(page.missing.map((code) => [code, { text, prepared: '' }])),
  };
  ({ version } = await person.call(report.saveDraft, {
    params,
    body: { content: { narratives, entries: {} }, changes: 'Bổ sung số liệu', version },
  }));
  await person.call(report.submitReport, { params, body: { version } });
  return page.head.id;
}

export async function judged(
  person: Person,
  reportId: string,
  verdict: 'accepted' | 'returned' = 'accepted',
) {
  const params = { reportId };
  const { head } = await person.call(report.readReport, { params });
  await person.call(report.judgeReport, {
    params,
    body: { verdict, remarks: verdict === 'returned' ? 'Xem lại' : null, version: head.version },
  });
}

/** Opens a correction of what was sent. */
export async function corrected(person: Person, reportId: string): Promise<void> {
  const params = { reportId };
  const { head } = await person.call(report.readReport, { params });
  await person.call(report.correctReport, { params, body: { version: head.version } });
}

const written = (page: report.ReportPage) =>
  Object.fromEntries(
    sectionsIn(page)
      .flatMap(({ parts }) => parts)
      .flatMap((part) =>
        part.type === 'narrative' && part.text !== null
          ? [[part.code, { text: part.text, prepared: part.preparedThen ?? '' }]]
          : [],
      ),
  );
