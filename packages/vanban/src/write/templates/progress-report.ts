import type { DocumentBlock, OfficialDocument } from '../model.ts';
import { count, enumerate, longDate, percent, shortDate, upperFirst, withoutEndMark } from '../wording.ts';
import { type Arranged, arrange, type DutyData, type TaskReport } from './arranged-duties.ts';
import { countStates, type ReportedDuty, type StateCounts } from './duties.ts';
import {
  cite,
  citeInFull,
  citeShort,
  type DocumentReference,
  type Letterhead,
  letterheadParts,
} from './plan-reference.ts';
import { countTable, dutyAnnex } from './progress-tables.ts';

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
      ...results(report),
      ...difficulties(data, report),
      ...assessment(data),
      ...nextTasks(data),
      ...proposals(data),
      closing(data),
    ],
    annexes: [dutyAnnex(data.asOf, report)],
  };
}

function introduction({ plan, letterhead, asOf }: ProgressReportData): DocumentBlock {
  const { issuer } = letterhead.heading;
  const text = `Thực hiện ${citeInFull(plan)}; ${issuer} báo cáo kết quả thực hiện đến ${longDate(asOf)} như sau:`;
  return { kind: 'paragraph', text };
}

function overview({ asOf }: ProgressReportData, report: Arranged): DocumentBlock[] {
  return [
    { kind: 'section', text: 'Tình hình chung' },
    { kind: 'item', text: 'Tiến độ thực hiện', heading: true },
    { kind: 'paragraph', text: totalsSentence(asOf, report), origin: dutyIds(report) },
    countTable(
      'Tiến độ theo nội dung của kế hoạch',
      'Nội dung',
      report.sections.map(({ section, counts }) => ({ id: section.id, name: section.title, counts })),
      report.counts,
    ),
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

const duties = (value: number): string => `${count(value)} nhiệm vụ`;

/** "Tính đến ngày ..., trong tổng số ... nhiệm vụ ..., đã hoàn thành ... (…%), trong đó ...; đang thực hiện ..." */
function totalsSentence(asOf: string, { counts, bodies }: Arranged): string {
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
    by['in-progress'] > 0 ? `đang thực hiện ${share(by['in-progress'])}` : '',
    by.late > 0 ? `quá hạn chưa hoàn thành ${share(by.late)}` : '',
    by['not-started'] > 0 ? `chưa thực hiện ${share(by['not-started'])}` : '',
  ].filter((part) => part !== '');
  return `Tính đến ngày ${shortDate(asOf)}, trong tổng số ${duties(total)} giao ${count(bodies.length)} cơ quan, đơn vị, ${parts.join('; ')}.`;
}

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
  const list = (chosen: typeof bodies): string => chosen.map(({ body }) => body.name).join('; ');
  const dash = (text: string, origin: string[]): DocumentBlock => ({ kind: 'dash', text, origin });
  const ids = (chosen: typeof bodies): string[] => chosen.map(({ body }) => body.id);
  const sentences = [
    complete.length > 0
      ? `Hoàn thành toàn bộ nhiệm vụ được giao: ${count(complete.length)} cơ quan, đơn vị (${list(complete)}).`
      : 'Chưa có cơ quan, đơn vị hoàn thành toàn bộ nhiệm vụ được giao.',
    late.length > 0
      ? `Còn nhiệm vụ quá hạn: ${count(late.length)} cơ quan, đơn vị (${late
          .map(({ body, counts }) => `${body.name}: ${duties(counts.by.late)}`)
          .join('; ')}).`
      : 'Không có nhiệm vụ quá hạn.',
    idle.length > 0
      ? `Chưa triển khai nhiệm vụ nào: ${count(idle.length)} cơ quan, đơn vị (${list(idle)}).`
      : '',
  ];
  const origins = [ids(complete), dutyIds(report, 'late'), ids(idle)];
  return sentences.flatMap((text, index) => (text === '' ? [] : [dash(text, origins[index] ?? [])]));
}

function results(report: Arranged): DocumentBlock[] {
  return [
    { kind: 'section', text: 'Kết quả thực hiện các nhiệm vụ' },
    ...report.sections.flatMap(({ section, tasks }): DocumentBlock[] => [
      { kind: 'item', text: withoutEndMark(section.title), heading: true, origin: [section.id] },
      ...tasks.flatMap((task) => taskResult(task, report)),
    ]),
  ];
}

/** The task, how far it is, and what each body reported, in the words of the bodies. */
function taskResult({ task, duties: ofTask }: TaskReport, report: Arranged): DocumentBlock[] {
  const told = ofTask.filter((duty) => (duty.result ?? '').trim() !== '');
  const silent = ofTask.filter((duty) => (duty.result ?? '').trim() === '');
  const names = silent.map((duty) => report.nameOf(duty.body));
  const remark = told.length === 0 ? 'Chưa có cơ quan, đơn vị báo cáo kết quả' : 'Chưa báo cáo kết quả';
  return [
    { kind: 'point', text: `${withoutEndMark(task.text)}.`, origin: [task.id] },
    {
      kind: 'paragraph',
      text: taskSentence(countStates(ofTask)),
      origin: ofTask.map((duty) => duty.id),
    },
    ...told.map(
      (duty): DocumentBlock => ({
        kind: 'dash',
        text: `${report.nameOf(duty.body)}: ${sentence(duty.result ?? '')}`,
        origin: [duty.id],
      }),
    ),
    ...(silent.length > 0
      ? [
          {
            kind: 'dash',
            text: `${remark}: ${names.join('; ')}.`,
            origin: silent.map((duty) => duty.id),
          } as const,
        ]
      : []),
  ];
}

function taskSentence({ total, done, by }: StateCounts): string {
  if (done === total)
    return total === 1
      ? 'Kết quả: đã hoàn thành.'
      : `Kết quả: ${count(total)} cơ quan, đơn vị được giao đã hoàn thành.`;
  const parts = [
    done > 0 ? `hoàn thành ${count(done)}` : '',
    by['in-progress'] > 0 ? `đang thực hiện ${count(by['in-progress'])}` : '',
    by.late > 0 ? `quá hạn ${count(by.late)}` : '',
    by['not-started'] > 0 ? `chưa thực hiện ${count(by['not-started'])}` : '',
  ].filter((part) => part !== '');
  return `Kết quả: trong ${count(total)} cơ quan, đơn vị được giao, ${parts.join('; ')}.`;
}

function difficulties(data: ProgressReportData, report: Arranged): DocumentBlock[] {
  const heading: DocumentBlock = { kind: 'section', text: 'Khó khăn, vướng mắc' };
  if (data.difficulties.length === 0)
    return [
      heading,
      {
        kind: 'paragraph',
        text: 'Trong kỳ báo cáo, các cơ quan, đơn vị không phản ánh khó khăn, vướng mắc.',
      },
    ];
  const answered = data.difficulties.filter(({ standing }) => standing.kind === 'answered').length;
  return [
    heading,
    {
      kind: 'paragraph',
      text: `Các cơ quan, đơn vị phản ánh ${count(data.difficulties.length)} khó khăn, vướng mắc; đã được giải quyết, trả lời ${count(answered)}. Cụ thể:`,
      origin: data.difficulties.map(({ id }) => id),
    },
    ...data.difficulties.flatMap((difficulty): DocumentBlock[] => [
      {
        kind: 'dash',
        text: `${report.nameOf(difficulty.body)}: ${sentence(difficulty.text)}`,
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

/** The words of an official as a sentence: capital first, full stop last, its own lines kept. */
function sentence(text: string): string {
  const trimmed = upperFirst(text.trim());
  return /[.!?…:]$/u.test(trimmed) ? trimmed : `${withoutEndMark(trimmed)}.`;
}
