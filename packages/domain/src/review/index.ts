/** The review of a law over many years. Beside the domain's main door, because it brings schemas. */
export {
  type ArticleProposals,
  type BodyContribution,
  type GatheredProposal,
  proposalsByArticle,
  type SeriesSum,
  sumSeries,
  valuesOfSeries,
  type YearSum,
} from './consolidate.ts';
export {
  ContributionContent,
  checkContribution,
  EMPTY_CONTRIBUTION,
  Proposal,
  type ReviewFault,
  type SeriesEntry,
  type Years,
} from './contribution.ts';
export {
  allSeries,
  checkReview,
  type KeyedSeries,
  narrativesOf,
  ReviewCatalog,
  type ReviewDefinition,
  ReviewSeries,
  ReviewTable,
  reviewDefinition,
  rowTablesOf,
  seriesKey,
  yearsOf,
} from './definition.ts';
export {
  checkAnswers,
  checkQuestions,
  Question,
  type QuestionKind,
  Questionnaire,
  SurveyAnswers,
  TEXT_LENGTH,
} from './survey.ts';
export {
  type QuestionResult,
  type ResultRow,
  type SurveyResults,
  surveyResults,
  UNANSWERED,
} from './survey-results.ts';
