/** Dates, deadlines, periods and cadence in the text of a task; the year comes from the document where it is not written. */
import { deadline, type Hit, PATTERNS, type YearContext } from './date-patterns.ts';
import { DATE_PATTERN } from './dates-in-text.ts';
import { joined } from './fold.ts';
import type { Span, TaskDate } from './schema.ts';
import { touches } from './spans.ts';
import type { Stretch } from './stretch.ts';

export type { YearContext };

const CANDIDATE =
  /(?<![\p{L}\p{N}])(?:sau|hằng|hàng|mỗi|định|thường|trước|chậm|muộn|hạn|đến|hết|không|hoàn|xong|gửi|báo|thời|từ|trong|vào|ngày|tháng|các|quý|sáu|chín|0?6|9|kỷ|nhân|dịp|liên|hoặc|và|kiểm|khi|theo|ngay|triển|thực|năm|cả|giai|\d{1,4})(?![\p{L}])/gu;

/** Dates of a task. `masked` are citations, in source positions and order: their dates are not the task's. */
export function findTaskDates(stretch: Stretch, context: YearContext, masked: readonly Span[]): TaskDate[] {
  const { text, folded } = stretch;
  const out: TaskDate[] = [];
  CANDIDATE.lastIndex = 0;
  for (let head = CANDIDATE.exec(folded); head !== null; head = CANDIDATE.exec(folded)) {
    const found = at(folded, head.index, context);
    if (found === undefined) continue;
    const span = stretch.source({
      start: head.index,
      end: head.index + found.length,
    });
    if (touches(masked, span.start, span.end)) continue;
    const { hit } = found;
    out.push({
      type: hit.type,
      start: hit.start,
      end: hit.end,
      cadence: hit.cadence ?? null,
      due: hit.due ?? null,
      yearInferred: hit.yearInferred ?? false,
      text: joined(text.slice(head.index, head.index + found.length)),
      span,
    });
    CANDIDATE.lastIndex = head.index + found.length;
    if (hit.type === 'deadline') CANDIDATE.lastIndex = moreDays(stretch, CANDIDATE.lastIndex, context, out);
  }
  return everyYear(out, stretch);
}

/** "Hằng năm báo cáo ... trước ngày 20/11": a day without a year in the sentence of a yearly duty comes every year. */
function everyYear(dates: readonly TaskDate[], stretch: Stretch): TaskDate[] {
  const out: TaskDate[] = [];
  for (const date of dates) {
    const before = out.at(-1);
    const yearly = before?.type === 'cadence' && before.cadence === 'yearly' && before.due === null;
    const day = date.type === 'deadline' && date.yearInferred && date.end !== null ? date.end : undefined;
    if (before !== undefined && yearly && day !== undefined && sameSentence(stretch, before, date)) {
      const due = { day: Number(day.slice(8)), month: Number(day.slice(5, 7)), monthOfPeriod: null };
      out[out.length - 1] = { ...before, due, text: joined(`${before.text} ${date.text}`) };
    } else out.push(date);
  }
  return out;
}

function sameSentence(stretch: Stretch, a: TaskDate, b: TaskDate): boolean {
  const at = stretch.text.indexOf(a.text);
  // "kế hoạch hằng năm" is a kind of plan; "Hằng năm ..." says when.
  if (!/(?:^|[.;:(]\s*)$/u.test(stretch.text.slice(0, at)) && !/^định kỳ/iu.test(a.text)) return false;
  const from = at + a.text.length;
  const to = stretch.text.indexOf(b.text, from);
  return to >= from && !/[.;](?=\s)/u.test(stretch.text.slice(from, to));
}

const ALSO = new RegExp(`\\s*(?:,|;|và)\\s*(?:trước\\s+)?(?:ngày\\s*)?${DATE_PATTERN}`, 'uy');

/** "trước 05/6 và 05/12": the days after the first are deadlines too. Gives the place after them. */
function moreDays(stretch: Stretch, from: number, context: YearContext, out: TaskDate[]): number {
  let end = from;
  for (;;) {
    ALSO.lastIndex = end;
    const match = ALSO.exec(stretch.folded);
    const hit = match === null ? undefined : deadline(match, context);
    if (match === null || hit === undefined) return end;
    const words = match[0].replace(/^\s*(?:,|;|và)\s*/u, '');
    const start = end + match[0].length - words.length;
    end += match[0].length;
    out.push({
      type: hit.type,
      start: hit.start,
      end: hit.end,
      cadence: null,
      due: null,
      yearInferred: hit.yearInferred ?? false,
      text: joined(stretch.text.slice(start, end)),
      span: stretch.source({ start, end }),
    });
  }
}

function at(folded: string, index: number, context: YearContext): { hit: Hit; length: number } | undefined {
  for (const pattern of PATTERNS) {
    if (pattern.timeOnly === true && !context.timeOnly) continue;
    pattern.at.lastIndex = index;
    const match = pattern.at.exec(folded);
    const hit = match ? pattern.make(match, context) : undefined;
    if (match && hit) return { hit, length: match[0].length };
  }
  return undefined;
}
