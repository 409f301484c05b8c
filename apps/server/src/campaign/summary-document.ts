/** The summary report as a document: the same contributions, words and results give the same document. Pure. */
import type { CivilDate } from '@binhdang/domain';
import type { Section } from '@binhdang/domain/outline';
import {
  type ArticleProposals,
  narrativesOf,
  proposalsByArticle,
  type ReviewDefinition,
  sumSeries,
} from '@binhdang/domain/review';
import type { DocumentAnnex, DocumentBlock, Letterhead, OfficialDocument } from '@binhdang/vanban';
import type { Accepted } from './contributions.ts';
import { byBodyBlocks, proposalBlocks, rowTableBlocks, totalsBlocks } from './summary-tables.ts';
import { type SurveyFacts, surveyBlocks } from './survey-blocks.ts';

export interface SummaryFacts {
  readonly letterhead: Letterhead;
  readonly addressees: readonly string[];
  readonly name: string;
  readonly basis: string;
  readonly years: readonly number[];
  readonly definition: ReviewDefinition;
  readonly contributions: readonly Accepted[];
  /** names of bodies of which nothing is accepted */
  readonly missing: readonly string[];
  /** the lead body's own words by part */
  readonly summary: Readonly<Record<string, string>>;
  readonly surveys: readonly SurveyFacts[];
  readonly asOf: CivilDate;
}

/** More names of bodies than that are counted instead. */
const MOST_NAMED = 30;

export function summaryDocument(facts: SummaryFacts): OfficialDocument {
  const { definition, letterhead, contributions } = facts;
  const proposals = proposalsByArticle(contributions);
  return {
    kind: 'BC',
    title: titleOf(definition),
    heading: letterhead.heading,
    signature: letterhead.signature,
    recipients: { to: [...letterhead.recipients], file: letterhead.file },
    ...(letterhead.sizes ? { sizes: letterhead.sizes } : {}),
    addressees: [...facts.addressees],
    body: [
      { kind: 'paragraph', text: introduction(facts) },
      { kind: 'paragraph', text: coverage(facts) },
      ...definition.outline.sections.flatMap((section) => sectionBlocks(section, 0, facts, proposals)),
      { kind: 'paragraph', text: closing(facts) },
    ],
    annexes: annexesOf(facts, proposals),
  };
}

/** The kind of the document says "BÁO CÁO" already. */
function titleOf({ outline }: ReviewDefinition): string {
  const subject = outline.subject.vi.replace(/^Báo cáo\s+/u, '');
  return subject.charAt(0).toLocaleUpperCase('vi') + subject.slice(1);
}

const oneLine = (text: string) => text.replace(/\s+/gu, ' ').replace(/[.;,]\s*$/u, '');

function introduction({ basis, letterhead, name }: SummaryFacts): string {
  const begin = /^(thực hiện|căn cứ)\s/iu.test(basis) ? oneLine(basis) : `Thực hiện ${oneLine(basis)}`;
  const issuer = letterhead.heading.issuer.replace(/\s+/gu, ' ');
  return `${begin}, ${issuer} báo cáo kết quả ${oneLine(name).charAt(0).toLocaleLowerCase('vi')}${oneLine(name).slice(1)} như sau:`;
}

function coverage({ contributions, missing }: SummaryFacts): string {
  const asked = contributions.length + missing.length;
  const begin = `Báo cáo được tổng hợp từ bản đóng góp của ${contributions.length}/${asked} cơ quan, đơn vị.`;
  if (missing.length === 0) return begin;
  if (missing.length > MOST_NAMED)
    return `${begin} Còn ${missing.length} cơ quan, đơn vị chưa có bản đóng góp được chấp nhận.`;
  return `${begin} Chưa có bản đóng góp được chấp nhận của: ${missing.join('; ')}.`;
}

function closing({ letterhead, name }: SummaryFacts): string {
  const issuer = letterhead.heading.issuer.replace(/\s+/gu, ' ');
  return `Trên đây là Báo cáo ${oneLine(name).charAt(0).toLocaleLowerCase('vi')}${oneLine(name).slice(1)} của ${issuer}./.`;
}

// ---------------------------------------------------------------- body

function sectionBlocks(
  { heading, parts, sections }: Section,
  depth: number,
  facts: SummaryFacts,
  proposals: readonly ArticleProposals[],
): DocumentBlock[] {
  const head: DocumentBlock =
    depth === 0
      ? { kind: 'section', text: heading.vi.toLocaleUpperCase('vi') }
      : { kind: 'item', level: depth === 1 ? 1 : depth === 2 ? 2 : 3, text: heading.vi, heading: true };
  const own = parts.flatMap((part): DocumentBlock[] => {
    if (part.type === 'narrative') return narrative(part.code, facts);
    if (part.code === facts.definition.proposals) return proposalSummary(facts, proposals);
    return [];
  });
  return [
    head,
    ...own,
    ...sections.flatMap((section) => sectionBlocks(section, depth + 1, facts, proposals)),
  ];
}

const lines = (text: string): string[] =>
  text
    .split(/\n+/u)
    .map((line) => line.trim())
    .filter(Boolean);

/** The lead body's words where there are any; otherwise what bodies wrote, each under its name. */
function narrative(code: string, facts: SummaryFacts): DocumentBlock[] {
  const own = facts.summary[code];
  if (own) return lines(own).map((text) => ({ kind: 'paragraph', text }));
  const gathered = gatheredBlocks(code, facts.contributions);
  return gathered.length > 0
    ? gathered
    : [{ kind: 'paragraph', text: [{ text: 'Chưa có nội dung đóng góp cho mục này.', italic: true }] }];
}

function gatheredBlocks(code: string, contributions: readonly Accepted[]): DocumentBlock[] {
  return contributions.flatMap(({ body, content, submissionId }): DocumentBlock[] => {
    const text = lines(content.texts[code] ?? '').join('\n');
    if (text === '') return [];
    return [
      { kind: 'dash', text: [{ text: `${body.name}: `, bold: true }, { text }], origin: [submissionId] },
    ];
  });
}

function proposalSummary(
  { definition }: SummaryFacts,
  proposals: readonly ArticleProposals[],
): DocumentBlock[] {
  const all = proposals.flatMap((one) => one.proposals);
  if (all.length === 0)
    return [{ kind: 'paragraph', text: 'Các cơ quan, đơn vị chưa có kiến nghị sửa đổi, bổ sung Luật.' }];
  const bodies = new Set(all.map(({ bodyId }) => bodyId)).size;
  const names = new Map(definition.articles.map(({ number, name }) => [number, name]));
  return [
    {
      kind: 'paragraph',
      text: `Có ${all.length} kiến nghị của ${bodies} cơ quan, đơn vị, sắp theo điều của Luật; nội dung chi tiết tại Phụ lục.`,
    },
    ...proposals.map(
      ({ article, proposals: items }): DocumentBlock => ({
        kind: 'dash',
        text:
          article === null
            ? `Đề nghị bổ sung điều mới: ${items.length} kiến nghị.`
            : `Điều ${article}. ${names.get(article) ?? ''}: ${items.length} kiến nghị.`,
      }),
    ),
  ];
}

// ---------------------------------------------------------------- annexes

function annexesOf(facts: SummaryFacts, proposals: readonly ArticleProposals[]): DocumentAnnex[] {
  const { definition, years, contributions } = facts;
  const sums = sumSeries(definition, years, contributions);
  const known = definition.tables.filter((table) =>
    sums.some(
      (one) => one.table.code === table.code && [...one.years.values()].some(({ bodies }) => bodies > 0),
    ),
  );
  const tables = known.map((table): DocumentAnnex => {
    const own = sums.filter((one) => one.table.code === table.code);
    return {
      title: `${table.name.vi}, ${years[0]}–${years.at(-1)}`,
      orientation: 'landscape',
      blocks: [...totalsBlocks(own, years), ...byBodyBlocks(own, years, contributions)],
    };
  });
  return [
    ...tables,
    ...rowTableBlocks(definition, contributions),
    ...(proposals.length === 0
      ? []
      : [
          {
            title: `Kiến nghị sửa đổi, bổ sung ${definition.law} theo từng điều`,
            orientation: 'landscape' as const,
            blocks: proposalBlocks(definition, proposals, contributions),
          },
        ]),
    ...condensedAnnex(facts),
    ...facts.surveys.map(
      (survey): DocumentAnnex => ({ title: `Kết quả: ${survey.title}`, blocks: surveyBlocks(survey) }),
    ),
  ];
}

/** What bodies wrote under headings that the lead body condensed: nothing is lost by condensing. */
function condensedAnnex({ definition, summary, contributions }: SummaryFacts): DocumentAnnex[] {
  const titles = headings(definition);
  const blocks = narrativesOf(definition).flatMap(({ code }): DocumentBlock[] => {
    const gathered = summary[code] ? gatheredBlocks(code, contributions) : [];
    return gathered.length === 0
      ? []
      : [{ kind: 'item', level: 1, text: titles.get(code) ?? '', heading: true }, ...gathered];
  });
  return blocks.length === 0 ? [] : [{ title: 'Nội dung đóng góp của các cơ quan, đơn vị', blocks }];
}

function headings({ outline }: ReviewDefinition): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const walk = ({ heading, parts, sections }: Section): void => {
    for (const { code } of parts) found.set(code, heading.vi);
    sections.forEach(walk);
  };
  outline.sections.forEach(walk);
  return found;
}
