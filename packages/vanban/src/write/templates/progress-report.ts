import type { DocumentBlock, OfficialDocument } from '../model.ts';
import { count, enumerate, longDate, percent, shortDate } from '../wording.ts';
import { type Arranged, arrange, type DutyData } from './arranged-duties.ts';
import type { ReportedDuty, ReportingBody } from './duties.ts';
import {
  cite,
  citeInFull,
  citeShort,
  type DocumentReference,
  type Letterhead,
  letterheadParts,
} from './plan-reference.ts';
import { ownResults, results } from './progress-results.ts';
import { countTable, dutyAnnex, ownAnnex } from './progress-tables.ts';
import { duties, named, sentence, stateParts } from './progress-words.ts';

export interface ReportedDifficulty {
  readonly id: string;
  readonly body: string;
  readonly text: string;
  readonly standing:
    | { readonly kind: 'open' }
    /** Sent on to a higher body, named as the sentence needs it. */
    | { readonly kind: 'escalated'; readonly to: string }
    /** Civil date. */
    | { readonly kind: 'answered'; readonly by: string; readonly on: string; readonly text: string };
}

export interface ProgressReportData extends DutyData {
  readonly letterhead: Letterhead;
  readonly addressees: readonly string[];
  readonly legalBases?: readonly string[];
  readonly plan: DocumentReference;
  /** Civil date of the figures. */
  readonly asOf: string;
  /** Civil date on which the period of the report begins; without it the report covers all there was. */
  readonly from?: string;
  /** The body that reports on its own work alone; without it the report is on all bodies. */
  readonly own?: ReportingBody;
  readonly difficulties: readonly ReportedDifficulty[];
  /** What the officer writes about the whole; left out when empty. */
  readonly assessment?: {
    readonly strengths?: string;
    readonly shortcomings?: string;
    readonly causes?: string;
  };
  readonly nextTasks?: readonly string[];
  readonly proposals: readonly { readonly to: string; readonly text: string }[];
}

/**
 * The report on how a plan is carried out: figures as of a day, tables by part of the plan and by body, what
 * each body did, difficulties and proposals, and all duties in a landscape annex. The same data give the same
 * words, so that two officers cannot get two reports.
 */
export function progressReport(data: ProgressReportData): OfficialDocument {
  const report = arrange(data);
  return {
    kind: 'BC',
    title: `Kết quả thực hiện ${cite(data.plan)}`,
    ...letterheadParts(data.letterhead),
    addressees: [...data.addressees],
    legalBases: [...(data.legalBases ?? [])],
    body: [
      introduction(data),
      ...overview(data, report),
      ...(data.own ? ownResults(report) : results(report)),
      ...difficulties(data, report),
      ...assessment(data),
      ...nextTasks(data),
      ...proposals(data),
      closing(data),
    ],
    annexes: [data.own ? ownAnnex(data.asOf, report) : dutyAnnex(data.asOf, report)],
  };
}

function introduction({ plan, letterhead, asOf, from }: ProgressReportData): DocumentBlock {
  const { issuer } = letterhead.heading;
  const period = from === undefined ? `đến ${longDate(asOf)}` : `từ ${longDate(from)} đến ${longDate(asOf)}`;
  const text = `Thực hiện ${citeInFull(plan)}; ${issuer} báo cáo kết quả thực hiện ${period} như sau:`;
  return { kind: 'paragraph', text };
}

function overview(data: ProgressReportData, report: Arranged): DocumentBlock[] {
  const totals: DocumentBlock[] = [
    { kind: 'paragraph', text: totalsSentence(data, report), origin: dutyIds(report) },
    ...periodSentence(data),
    countTable(
      'Tiến độ theo nội dung của kế hoạch',
      'Nội dung',
      report.sections.map(({ section, counts }) => ({ id: section.id, name: section.title, counts })),
      report.counts,
    ),
  ];
  if (data.own) return [{ kind: 'section', text: 'Tình hình chung' }, ...totals];
  return [
    { kind: 'section', text: 'Tình hình chung' },
    { kind: 'item', text: 'Tiến độ thực hiện', heading: true },
    ...totals,
    { kind: 'item', text: 'Tiến độ của các cơ quan, đơn vị', heading: true },
    ...bodySentences(report),
    countTable(
      'Tiến độ theo cơ quan, đơn vị',
      'Cơ quan, đơn vị',
      report.bodies.map(({ body, counts }) => ({ id: body.id, name: body.name, counts })),
      report.counts,
    ),
  ];
}

/** "Tính đến ngày ..., trong tổng số ... nhiệm vụ ..., đã hoàn thành ... (…%), trong đó ...; đang thực hiện ..." */
function totalsSentence({ asOf, own }: ProgressReportData, { counts, bodies }: Arranged): string {
  const { total, done, by } = counts;
  const share = (value: number): string => `${duties(value)} (${percent(value, total)})`;
  const doneParts = [
    by['done-on-time'] > 0 ? `${duties(by['done-on-time'])} đúng hạn` : '',
    by['done-late'] > 0 ? `${duties(by['done-late'])} quá hạn` : '',
  ].filter((part) => part !== '');
  const parts = [
    done === 0
      ? 'chưa có nhiệm vụ hoàn thành'
      : `đã hoàn thành ${share(done)}, trong đó ${enumerate(doneParts)}`,
    ...stateParts(by, share),
  ];
  const whose = own ? 'được giao' : `giao ${count(bodies.length)} cơ quan, đơn vị`;
  return `Tính đến ngày ${shortDate(asOf)}, trong tổng số ${duties(total)} ${whose}, ${parts.join('; ')}.`;
}

/** What the period brought: completed in it, due in it and still open. Nothing where no period was asked for. */
function periodSentence({ from, asOf, duties: all }: ProgressReportData): DocumentBlock[] {
  if (from === undefined) return [];
  const within = (day: string | undefined): boolean => day !== undefined && day >= from && day <= asOf;
  const done = all.filter((duty) => isDone(duty) && within(duty.doneOn));
  const missed = all.filter((duty) => !isDone(duty) && within(duty.due));
  const parts = [
    done.length > 0 ? `hoàn thành ${duties(done.length)}` : 'chưa có nhiệm vụ hoàn thành',
    missed.length > 0
      ? `${duties(missed.length)} đến hạn nhưng chưa hoàn thành`
      : 'không có nhiệm vụ đến hạn mà chưa hoàn thành',
  ];
  const text = `Trong kỳ báo cáo (từ ngày ${shortDate(from)} đến ngày ${shortDate(asOf)}): ${parts.join('; ')}.`;
  return [{ kind: 'paragraph', text, origin: [...done, ...missed].map(({ id }) => id) }];
}

const isDone = ({ state }: ReportedDuty): boolean => state === 'done-on-time' || state === 'done-late';

/** Ids of the duties, of all or of those in one state. */
function dutyIds({ sections }: Arranged, state?: ReportedDuty['state']): string[] {
  return sections.flatMap(({ tasks }) =>
    tasks.flatMap(({ duties: ofTask }) =>
      ofTask.filter((duty) => state === undefined || duty.state === state).map((duty) => duty.id),
    ),
  );
}

function bodySentences(report: Arranged): DocumentBlock[] {
  const { bodies } = report;
  const complete = bodies.filter(({ counts }) => counts.done === counts.total);
  const late = bodies.filter(({ counts }) => counts.by.late > 0);
  const idle = bodies.filter(({ counts }) => counts.by['not-started'] === counts.total);
  const list = (chosen: typeof bodies): string =>
    named(
      chosen.map(({ body }) => body.name),
      'chi tiết tại Bảng 2',
    );
  const dash = (text: string, origin: string[]): DocumentBlock => ({ kind: 'dash', text, origin });
  const ids = (chosen: typeof bodies): string[] => chosen.map(({ body }) => body.id);
  const sentences = [
    complete.length > 0
      ? `Hoàn thành toàn bộ nhiệm vụ được giao: ${count(complete.length)} cơ quan, đơn vị (${list(complete)}).`
      : 'Chưa có cơ quan, đơn vị hoàn thành toàn bộ nhiệm vụ được giao.',
    late.length > 0
      ? `Còn nhiệm vụ quá hạn: ${count(late.length)} cơ quan, đơn vị (${named(
          late.map(({ body, counts }) => `${body.name}: ${duties(counts.by.late)}`),
          'chi tiết tại Bảng 2',
        )}).`
      : 'Không có nhiệm vụ quá hạn.',
    idle.length > 0
      ? `Chưa triển khai nhiệm vụ nào: ${count(idle.length)} cơ quan, đơn vị (${list(idle)}).`
      : '',
  ];
  const origins = [ids(complete), dutyIds(report, 'late'), ids(idle)];
  return sentences.flatMap((text, index) => (text === '' ? [] : [dash(text, origins[index] ?? [])]));
}

function difficulties(data: ProgressReportData, report: Arranged): DocumentBlock[] {
  const heading: DocumentBlock = { kind: 'section', text: 'Khó khăn, vướng mắc' };
  if (data.difficulties.length === 0)
    return [
      heading,
      {
        kind: 'paragraph',
        text: data.own
          ? `Trong kỳ báo cáo, ${data.own.name} không có khó khăn, vướng mắc cần phản ánh.`
          : 'Trong kỳ báo cáo, các cơ quan, đơn vị không phản ánh khó khăn, vướng mắc.',
      },
    ];
  const answered = data.difficulties.filter(({ standing }) => standing.kind === 'answered').length;
  return [
    heading,
    {
      kind: 'paragraph',
      text: `${data.own ? `${data.own.name} đã` : 'Các cơ quan, đơn vị'} phản ánh ${count(data.difficulties.length)} khó khăn, vướng mắc; đã được giải quyết, trả lời ${count(answered)}. Cụ thể:`,
      origin: data.difficulties.map(({ id }) => id),
    },
    ...data.difficulties.flatMap((difficulty): DocumentBlock[] => [
      {
        kind: 'dash',
        text: data.own
          ? sentence(difficulty.text)
          : `${report.nameOf(difficulty.body)}: ${sentence(difficulty.text)}`,
        origin: [difficulty.id],
      },
      { kind: 'plus', text: standingSentence(difficulty.standing) },
    ]),
  ];
}

function standingSentence(standing: ReportedDifficulty['standing']): string {
  switch (standing.kind) {
    case 'open':
      return 'Đang được xem xét, giải quyết.';
    case 'escalated':
      return `Đã báo cáo ${standing.to} xem xét, giải quyết.`;
    case 'answered':
      return `Ý kiến giải quyết của ${standing.by} (ngày ${shortDate(standing.on)}): ${sentence(standing.text)}`;
  }
}

function assessment({ assessment: written }: ProgressReportData): DocumentBlock[] {
  const parts = [
    { title: 'Ưu điểm', text: written?.strengths },
    { title: 'Hạn chế', text: written?.shortcomings },
    { title: 'Nguyên nhân', text: written?.causes },
  ].filter((part): part is { title: string; text: string } => (part.text ?? '').trim() !== '');
  if (parts.length === 0) return [];
  return [
    { kind: 'section', text: 'Đánh giá chung' },
    ...parts.flatMap(({ title, text }): DocumentBlock[] => [
      { kind: 'item', text: title, heading: true },
      { kind: 'paragraph', text: sentence(text) },
    ]),
  ];
}

function nextTasks({ nextTasks: next = [] }: ProgressReportData): DocumentBlock[] {
  if (next.length === 0) return [];
  return [
    { kind: 'section', text: 'Nhiệm vụ trọng tâm thời gian tới' },
    ...next.map((text): DocumentBlock => ({ kind: 'item', text: sentence(text) })),
  ];
}

function proposals({ proposals: all }: ProgressReportData): DocumentBlock[] {
  if (all.length === 0) return [];
  const receivers = [...new Set(all.map((proposal) => proposal.to))];
  return [
    { kind: 'section', text: 'Đề xuất, kiến nghị' },
    ...receivers.flatMap((to): DocumentBlock[] => [
      { kind: 'item', text: `Đối với ${to}`, heading: true },
      ...all
        .filter((proposal) => proposal.to === to)
        .map((proposal): DocumentBlock => ({ kind: 'dash', text: sentence(proposal.text) })),
    ]),
  ];
}

function closing({ letterhead, plan, asOf, addressees }: ProgressReportData): DocumentBlock {
  const receiver = addressees.length === 1 ? ` ${addressees[0]} xem xét, chỉ đạo` : '';
  const text = `Trên đây là kết quả thực hiện ${citeShort(plan)} tính đến ngày ${shortDate(asOf)}, ${letterhead.heading.issuer} báo cáo${receiver}.`;
  return { kind: 'paragraph', text };
}
