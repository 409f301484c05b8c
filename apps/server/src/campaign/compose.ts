/** The summary report: what its form begins with, composing and keeping it, its files. */
import { campaign as contract } from '@binhdang/contract';
import { yearsOf } from '@binhdang/domain/review';
import { OfficialDocument, startDocumentWriter, symbolFor } from '@binhdang/vanban';
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import { letterheadOfBody } from '../org/index.ts';
import { action } from '../platform/action.ts';
import { found, refuse, refuseField } from '../platform/refusal.ts';
import type { Session, Transaction } from '../platform/transaction.ts';
import { annexWorkbook } from './annex-file.ts';
import { acceptedContributions, missingBodies, summaryOf } from './contributions.ts';
import { type CampaignSubject, definitionOf, findCampaign, findReport } from './subject.ts';
import { summaryDocument } from './summary-document.ts';
import type { SurveyFacts } from './survey-blocks.ts';
import { surveyFacts } from './survey-rows.ts';

const writer = startDocumentWriter();

/** The body of the person that leads the plan or issued it. */
function writingBody(session: Session, { plan }: CampaignSubject): string {
  const mine = new Set(
    session.actor.grants.filter(({ role }) => role === 'lead_officer').map(({ bodyId }) => bodyId),
  );
  return found([plan?.leadBodyId, plan?.issuerBodyId].find((id) => id !== undefined && mine.has(id)));
}

export const letterhead = action(contract.letterhead, {
  permission: 'campaign.manage',
  subject: ({ tx, params }) => findCampaign(tx, params.campaignId),
  async run({ tx, session, today }, subject) {
    const own = await letterheadOfBody(tx, writingBody(session, subject), today);
    const { rows } = await sql<{ place: string | null; issuer: string | null }>`
      select d.place, (select n.name from body_name n where n.body_id = p.issuer_body_id
                        order by (n.valid_from <= ${today}::date) desc, abs(n.valid_from - ${today}::date) limit 1) as issuer
        from plan p join document d on d.id = p.document_id where p.id = ${subject.planId}`.execute(tx);
    const issuer = rows[0]?.issuer;
    return {
      letterhead: {
        superior: own.superior,
        issuer: own.issuer,
        symbol: symbolFor('BC', own.code),
        place: rows[0]?.place ?? '',
        authority: own.authority,
        signer: '',
        recipients: [`Lãnh đạo ${own.shortName}`],
        file: 'VT',
      },
      addressees: issuer && issuer !== own.issuer ? [issuer] : [],
      signers: own.signers,
    };
  },
});

export const compose = action(contract.compose, {
  permission: 'campaign.manage',
  subject: ({ tx, params }) => findCampaign(tx, params.campaignId),
  async run({ tx, session, params: { campaignId }, body, today }, subject) {
    const contributions = await acceptedContributions(tx, campaignId, today);
    if (contributions.length === 0)
      refuse('wrong-state', {
        detail: {
          vi: 'Chưa có bản đóng góp nào được chấp nhận nên chưa có gì để tổng hợp.',
          en: 'No contribution is accepted yet, so there is nothing to bring together.',
        },
      });
    const { name, basis } = await tx
      .selectFrom('campaign')
      .select(['name', 'basis'])
      .where('id', '=', campaignId)
      .executeTakeFirstOrThrow();
    const form = body.letterhead;
    const model = summaryDocument({
      letterhead: {
        heading: {
          ...(form.superior === '' ? {} : { superior: form.superior }),
          issuer: form.issuer,
          symbol: form.symbol,
          place: form.place,
          date: today.slice(0, 4),
        },
        signature: {
          authority: [...form.authority],
          ...(form.signer === '' ? {} : { name: form.signer }),
        },
        recipients: form.recipients,
        file: form.file,
        sizes: 'smaller',
      },
      addressees: body.addressees,
      name,
      basis,
      years: yearsOf(subject.from, subject.to),
      definition: await definitionOf(tx, campaignId),
      contributions,
      missing: (await missingBodies(tx, campaignId, today)).map((one) => one.name),
      summary: await summaryOf(tx, campaignId),
      surveys: await chosenSurveys(tx, campaignId, body.surveyIds, today),
      asOf: today,
    });
    const id = uuid();
    await tx
      .insertInto('campaign_report')
      .values({
        id,
        campaign_id: campaignId,
        plan_id: subject.planId,
        model: JSON.stringify(OfficialDocument.parse(model)),
        inputs: contributions.map(({ submissionId }) => submissionId),
        composed_by: session.userId,
      })
      .execute();
    return { id };
  },
});

async function chosenSurveys(
  tx: Transaction,
  campaignId: string,
  ids: readonly string[],
  today: string,
): Promise<SurveyFacts[]> {
  const all: SurveyFacts[] = [];
  for (const id of ids) {
    const facts = await surveyFacts(tx, id, today);
    if (facts?.campaignId !== campaignId || !facts.available)
      refuseField('surveyIds', {
        vi: 'Khảo sát ẩn danh chỉ đưa vào báo cáo được sau khi đã kết thúc.',
        en: 'An anonymous survey can be an annex once it is over.',
      });
    all.push(facts);
  }
  return all;
}

// ---------------------------------------------------------------- files

async function modelOf(tx: Transaction, reportId: string): Promise<OfficialDocument> {
  const row = await tx
    .selectFrom('campaign_report')
    .select('model')
    .where('id', '=', reportId)
    .executeTakeFirstOrThrow();
  return row.model as unknown as OfficialDocument;
}

const NAME = 'Báo cáo tổng kết';
const fileName = ({ from, to }: CampaignSubject, ending: string) => `${NAME} ${from}-${to}${ending}`;

export const docx = action(contract.docx, {
  permission: 'campaign.readAll',
  subject: ({ tx, params }) => findReport(tx, params.campaignReportId),
  run: async ({ tx }, subject) => ({
    bytes: await writer.write(await modelOf(tx, subject.reportId), 'docx'),
    mediaType: contract.docx.file ?? '',
    name: fileName(subject, '.docx'),
  }),
});

export const pdf = action(contract.pdf, {
  permission: 'campaign.readAll',
  subject: ({ tx, params }) => findReport(tx, params.campaignReportId),
  run: async ({ tx }, subject) => ({
    bytes: await writer.write(await modelOf(tx, subject.reportId), 'pdf'),
    mediaType: contract.pdf.file ?? '',
    name: fileName(subject, '.pdf'),
    inline: true,
  }),
});

/** From the contributions that the report rests on, also when others were accepted since. */
export const annexes = action(contract.annexes, {
  permission: 'campaign.readAll',
  subject: ({ tx, params }) => findReport(tx, params.campaignReportId),
  async run({ tx, today }, subject) {
    const { inputs } = await tx
      .selectFrom('campaign_report')
      .select('inputs')
      .where('id', '=', subject.reportId)
      .executeTakeFirstOrThrow();
    const contributions = await acceptedContributions(tx, subject.campaignId, today, inputs);
    return {
      bytes: await annexWorkbook(
        await definitionOf(tx, subject.campaignId),
        yearsOf(subject.from, subject.to),
        contributions,
      ),
      mediaType: contract.annexes.file ?? '',
      name: fileName(subject, ' - phụ lục.xlsx'),
    };
  },
});
