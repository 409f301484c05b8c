/** The part of a progress report that tells, task by task, what was done. */
import type { DocumentBlock } from '../model.ts';
import { count, shortDate, upperFirst, withoutEndMark } from '../wording.ts';
import type { Arranged, SectionReport, TaskReport } from './arranged-duties.ts';
import { countStates, type ReportedDuty, STATE_NAMES, type StateCounts } from './duties.ts';
import { duties, named, sentence, stateParts } from './progress-words.ts';

/** Of all bodies: per part of the plan its figures, per task how far it is and what each body reported. */
export function results(report: Arranged): DocumentBlock[] {
  return [
    { kind: 'section', text: 'Kết quả thực hiện các nhiệm vụ' },
    ...report.sections.flatMap((section): DocumentBlock[] => [
      sectionHeading(section),
      { kind: 'paragraph', text: sectionSentence(section), origin: [section.section.id] },
      ...section.tasks.flatMap((task) => taskResult(task, report)),
    ]),
  ];
}

/** Of one body: per task where it stands and what the body writes about it. */
export function ownResults(report: Arranged): DocumentBlock[] {
  return [
    { kind: 'section', text: 'Kết quả thực hiện các nhiệm vụ được giao' },
    ...report.sections.flatMap((section): DocumentBlock[] => [
      sectionHeading(section),
      ...section.tasks.flatMap(({ task, duties: ofTask }): DocumentBlock[] => [
        taskPoint(task),
        ...ofTask.map(
          (duty): DocumentBlock => ({ kind: 'paragraph', text: ownResult(duty), origin: [duty.id] }),
        ),
      ]),
    ]),
  ];
}

function sectionHeading({ section }: SectionReport): DocumentBlock {
  return { kind: 'item', text: withoutEndMark(section.title), heading: true, origin: [section.id] };
}

function taskPoint(task: TaskReport['task']): DocumentBlock {
  return { kind: 'point', text: `${upperFirst(withoutEndMark(task.text))}.`, origin: [task.id] };
}

/** "Có 12 nhiệm vụ: hoàn thành 03 nhiệm vụ; đang thực hiện 05 nhiệm vụ; ..." */
function sectionSentence({ counts, tasks }: SectionReport): string {
  const { total, done, by } = counts;
  const bodies = new Set(tasks.flatMap((task) => task.duties.map((duty) => duty.body))).size;
  const given = `Giao ${duties(total)} cho ${count(bodies)} cơ quan, đơn vị`;
  if (done === total) return `${given}; đã hoàn thành toàn bộ.`;
  const parts = [
    done > 0 ? `hoàn thành ${duties(done)}` : 'chưa có nhiệm vụ hoàn thành',
    ...stateParts(by, duties),
  ];
  return `${given}: ${parts.join('; ')}.`;
}

function taskResult({ task, duties: ofTask }: TaskReport, report: Arranged): DocumentBlock[] {
  const told = ofTask.filter((duty) => (duty.result ?? '').trim() !== '');
  const silent = ofTask.filter((duty) => (duty.result ?? '').trim() === '');
  return [
    taskPoint(task),
    {
      kind: 'paragraph',
      text: taskSentence(countStates(ofTask), told.length === 0),
      origin: ofTask.map((duty) => duty.id),
    },
    ...told.map(
      (duty): DocumentBlock => ({
        kind: 'dash',
        text: `${report.nameOf(duty.body)}: ${sentence(duty.result ?? '')}`,
        origin: [duty.id],
      }),
    ),
    ...(told.length > 0 && silent.length > 0
      ? [
          {
            kind: 'dash',
            text: silentSentence(silent.map((duty) => report.nameOf(duty.body))),
            origin: silent.map((duty) => duty.id),
          } as const,
        ]
      : []),
  ];
}

function silentSentence(names: readonly string[]): string {
  const list = named(names, '');
  return list === ''
    ? `Chưa báo cáo kết quả: ${count(names.length)} cơ quan, đơn vị (chi tiết tại Phụ lục).`
    : `Chưa báo cáo kết quả: ${list}.`;
}

function taskSentence({ total, done, by }: StateCounts, untold: boolean): string {
  if (done === total)
    return total === 1
      ? 'Kết quả: đã hoàn thành.'
      : `Kết quả: ${count(total)} cơ quan, đơn vị được giao đã hoàn thành.`;
  const parts = [done > 0 ? `hoàn thành ${count(done)}` : '', ...stateParts(by, count)].filter(
    (part) => part !== '',
  );
  const remark = untold ? '; chưa có cơ quan, đơn vị báo cáo kết quả' : '';
  return `Kết quả: trong ${count(total)} cơ quan, đơn vị được giao, ${parts.join('; ')}${remark}.`;
}

/** "Hoàn thành đúng hạn (10/10/2022). Đã tổ chức ..." */
function ownResult(duty: ReportedDuty): string {
  const detail = duty.doneOn ? ` (${shortDate(duty.doneOn)})` : openDetail(duty);
  const told = (duty.result ?? '').trim();
  return `${STATE_NAMES[duty.state]}${detail}.${told === '' ? '' : ` ${sentence(told)}`}`;
}

function openDetail({ percent, due }: ReportedDuty): string {
  if (percent !== undefined) return ` (${percent}%)`;
  return due === undefined ? '' : ` (thời hạn ${shortDate(due)})`;
}
