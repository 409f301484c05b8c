/** What the files of a report are made of, from the database. */
import type { CivilDate } from '@binhdang/domain';
import { type PartOf, partsOf } from '@binhdang/domain/outline';
import { sql } from 'kysely';
import { bodyRefs, letterheadOfBody } from '../../org/index.ts';
import type { Config } from '../../platform/config.ts';
import type { Transaction } from '../../platform/transaction.ts';
import { tableByBody } from '../consolidate/by-body.ts';
import { isMissing } from '../consolidate/inputs.ts';
import { type Shown, shownReport } from '../consolidate/shown.ts';
import { choicesIn } from '../figures.ts';
import { yearOf } from '../material.ts';
import type { ReportSubject } from '../subject.ts';
import { viewSections } from '../view.ts';
import type { Consolidated, ReportDocumentData } from './report-document.ts';

export interface ReportFile extends ReportDocumentData {
  readonly bodyName: string;
  readonly periodName: string;
  /** name of the file without its ending */
  readonly fileName: string;
}

export async function gatherDocument(
  tx: Transaction,
  subject: ReportSubject,
  {
    number,
    today,
    config,
  }: { number: number | undefined; today: CivilDate; config: Pick<Config, 'PUBLIC_URL'> },
): Promise<ReportFile> {
  const shown = await shownReport(tx, subject, number, today);
  const { context, content, material, sent } = shown;
  // A version is told as things were when it was sent.
  const on = sent?.on ?? today;
  const outline = context.outline.definition;
  const asked = {
    outline,
    written: { content, material },
    last: undefined,
    choices: choicesIn(context.measures),
    around: context.around,
    year: yearOf(context.time),
  };
  const own = await letterheadOfBody(tx, subject.bodyId, on);
  const receiver =
    subject.receiverBodyId === null || subject.receiverBodyId === subject.bodyId
      ? undefined
      : (await bodyRefs(tx, [subject.receiverBodyId], on)).get(subject.receiverBodyId);
  const signer = sent?.signedOffBy ?? (own.signers.length === 1 ? (own.signers[0]?.name ?? null) : null);
  const authority = own.signers.find(({ name }) => name === signer)?.authority ?? own.authority;
  return {
    letterhead: {
      superior: own.superior,
      issuer: own.issuer,
      code: own.code,
      place: await placeOf(tx, subject.bodyId, on),
      authority,
      signer,
    },
    receiver: receiver?.name ?? null,
    subject: outline.subject.vi.replaceAll('{period}', context.around.period ?? ''),
    sections: viewSections(asked, outline.sections),
    annexes: viewSections(asked, outline.annexes),
    consolidated: await consolidatedOf(tx, subject, shown, on),
    on,
    sent: sent && { number: sent.number, code: sent.code, address: addressOf(config, sent.code) },
    bodyName: own.issuer,
    periodName: context.periodName.vi,
    fileName: nameOfFile(own.shortName, context.periodName.vi, sent),
  };
}

const addressOf = ({ PUBLIC_URL }: Pick<Config, 'PUBLIC_URL'>, code: string): string =>
  `${(PUBLIC_URL ?? '').replace(/\/$/, '')}/bao-cao/ma/${code}`;

const nameOfFile = (body: string, period: string, sent: Shown['sent']): string =>
  `Báo cáo ${body}, ${period}, ${sent ? `bản ${sent.number}` : 'dự thảo'}`.replace(/[/\\:]/gu, '-');

async function consolidatedOf(
  tx: Transaction,
  subject: ReportSubject,
  shown: Shown,
  on: CivilDate,
): Promise<Consolidated | null> {
  const { inputs, context } = shown;
  if (inputs === null) return null;
  const missing = inputs.filter(isMissing).map(({ bodyId }) => bodyId);
  const names = await bodyRefs(tx, missing, on);
  const tables: { title: string; table: Consolidated['tables'][number]['table'] }[] = [];
  for (const part of partsOf(context.outline.definition).filter(
    (one): one is PartOf<'table'> => one.type === 'table',
  ))
    tables.push({ title: part.title.vi, table: await tableByBody(tx, subject, shown, part, on) });
  return {
    taken: inputs.filter(({ versionId }) => versionId !== null).length,
    of: inputs.filter(({ exempt }) => exempt !== true).length,
    missing: [...names.values()].map(({ name }) => name).sort((a, b) => a.localeCompare(b, 'vi')),
    tables: tables.filter(({ table }) => table.columns.length > 0),
  };
}

/** Where a document is dated: the body's own territory, otherwise the one it lies in, by its bare name. */
async function placeOf(tx: Transaction, bodyId: string, on: CivilDate): Promise<string> {
  const { rows } = await sql<{ name: string }>`
    with recursive up(id, depth) as (
      select ${bodyId}::uuid, 0
      union all
      select e.parent_id, u.depth + 1 from up u join body_edge e on e.child_id = u.id
       where e.valid_from <= ${on}::date and (e.valid_to is null or e.valid_to > ${on}::date) and u.depth < 10)
    select coalesce(n.short_name, n.name) as name
      from up u join body b on b.id = u.id
      join lateral (select name, short_name from body_name where body_id = b.id
                     order by (valid_from <= ${on}::date) desc, abs(valid_from - ${on}::date) limit 1) n on true
     where b.kind in ('commune', 'ward', 'township', 'district', 'district_city', 'province')
     order by u.depth limit 1`.execute(tx);
  return (rows[0]?.name ?? '')
    .replace(/^(Ủy ban nhân dân|UBND)\s+/iu, '')
    .replace(/^(tỉnh|huyện|thành phố|thị xã|thị trấn|xã|phường)\s+/iu, '');
}
