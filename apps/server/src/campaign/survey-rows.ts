/** Surveys as they are read: heads with counts, results under the rules of anonymity. */
import type { CivilDate } from '@binhdang/domain';
import {
  type Question,
  type SurveyAnswers,
  type SurveyResults,
  surveyResults,
} from '@binhdang/domain/review';
import { sql } from 'kysely';
import type { Transaction } from '../platform/transaction.ts';

/** Of `survey s`. Over is over, whether somebody closed it or its last day is past. */
export const surveyStatus = sql<'draft' | 'open' | 'closed'>`
  case when s.status = 'open' and s.closes_on < today() then 'closed' else s.status end`;

export const surveyColumns = sql`s.id, s.title, s.anonymous, ${surveyStatus} as status, s.closes_on as "closesOn",
  (select count(*)::int from survey_invitation i where i.survey_id = s.id) as invited,
  (select count(*)::int from survey_use u where u.survey_id = s.id) as answered`;

export interface FoundSurvey {
  readonly campaignId: string;
  readonly title: string;
  readonly anonymous: boolean;
  readonly invited: number;
  /** false: an anonymous survey that still runs, of which nothing but the number of answers is told */
  readonly available: boolean;
  readonly questions: readonly Question[];
  readonly results: SurveyResults;
}

/** What was answered, as it may be shown. Row-level security gives no answers of an anonymous survey that still runs. */
export async function surveyFacts(
  tx: Transaction,
  surveyId: string,
  _today: CivilDate,
  by?: string,
): Promise<FoundSurvey | undefined> {
  const { rows } = await sql<{
    campaign_id: string;
    title: string;
    anonymous: boolean;
    status: string;
    questions: Question[];
    invited: number;
    answered: number;
  }>`select s.campaign_id, s.questions, ${surveyColumns} from survey s where s.id = ${surveyId}`.execute(tx);
  const row = rows[0];
  if (!row) return undefined;
  const available = !row.anonymous || row.status === 'closed';
  const answers = available
    ? await tx.selectFrom('survey_answer').select('answers').where('survey_id', '=', surveyId).execute()
    : [];
  const results = surveyResults(
    row.questions,
    answers.map((one) => one.answers as unknown as SurveyAnswers),
    { protect: row.anonymous, by },
  );
  return {
    campaignId: row.campaign_id,
    title: row.title,
    anonymous: row.anonymous,
    invited: row.invited,
    available,
    questions: row.questions,
    results: available ? results : { ...results, total: row.answered, questions: [] },
  };
}
