/** The ways of saying when that are known, as patterns over folded text; of two that fit at one place the first is taken. */
import { civil, DATE_PATTERN, firstOfMonth, lastOfMonth, writtenDate } from './dates-in-text.ts';
import { romanValue } from './fold.ts';
import type { TaskDate } from './schema.ts';

function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** What the document says about the year. */
export interface YearContext {
  /** The year the plan is for ("năm 2022" in its title), or null. */
  readonly planYear: number | null;
  /** Date of the document, or null. */
  readonly issued: string | null;
  /** True in "Thời gian: ..." and in a column of times, where a bare year is a period too. */
  readonly timeOnly: boolean;
}

export interface Hit {
  readonly type: TaskDate['type'];
  readonly start: string | null;
  readonly end: string | null;
  readonly cadence?: TaskDate['cadence'];
  readonly due?: TaskDate['due'];
  readonly yearInferred?: boolean;
}

type Make = (match: RegExpMatchArray, context: YearContext) => Hit | undefined;

interface Pattern {
  readonly at: RegExp;
  readonly make: Make;
  readonly timeOnly?: boolean;
}

const D = DATE_PATTERN;
const EVERY = '(?:hằng|hàng|mỗi)';
const CLOCK = '(?:\\d{1,2}\\s*(?:giờ|h|g)\\s*(?:\\d{1,2}\\s*)?(?:phút\\s*)?,?\\s*)?';
const BEFORE =
  '(?:(?:hoàn thành|xong|gửi|báo cáo)\\s+)?(?:trước|chậm nhất(?: là)?(?: vào| trước| đến)?|muộn nhất(?: là)?(?: vào)?|hạn cuối(?: là)?|đến hết|hết|không quá|hoàn thành (?:vào|trong)|thời hạn(?: là)?:?|hạn chót(?: là)?:?)\\s+(?:hết\\s+)?' +
  `${CLOCK}(?:ngày\\s*)?`;

/** Year of a day and month without one: the plan's, else the document's, or the next when that day is already past. */
function yearOf(context: YearContext, month: number, day: number): number | null {
  if (context.planYear !== null) return context.planYear;
  if (context.issued === null) return null;
  const year = Number(context.issued.slice(0, 4));
  const thisYear = civil(year, month, day);
  return thisYear !== null && thisYear < context.issued ? year + 1 : year;
}

function baseYear(context: YearContext): number | null {
  return context.planYear ?? (context.issued === null ? null : Number(context.issued.slice(0, 4)));
}

interface Resolved {
  readonly date: string | null;
  readonly year: number | null;
  readonly inferred: boolean;
}

function resolve(
  written: { day: number; month: number; year: number | null } | undefined,
  context: YearContext,
): Resolved | undefined {
  if (written === undefined) return undefined;
  const year = written.year ?? yearOf(context, written.month, written.day);
  return {
    date: year === null ? null : civil(year, written.month, written.day),
    year,
    inferred: written.year === null,
  };
}

const range: Make = (match, context) => {
  const last = resolve(writtenDate(match, 7), context);
  const first = writtenDate(match, 1);
  if (last === undefined || first === undefined) return undefined;
  const firstYear = first.year ?? last.year;
  // "từ ngày 15/11 đến 15/01/2023" begins in the year before.
  let start = firstYear === null ? null : civil(firstYear, first.month, first.day);
  if (
    first.year === null &&
    start !== null &&
    last.date !== null &&
    start > last.date &&
    firstYear !== null
  ) {
    start = civil(firstYear - 1, first.month, first.day);
  }
  return { type: 'range', start, end: last.date, yearInferred: last.inferred };
};

export const deadline: Make = (match, context) => {
  const day = resolve(writtenDate(match, 1), context);
  return (
    day && {
      type: 'deadline',
      start: null,
      end: day.date,
      yearInferred: day.inferred,
    }
  );
};

const single: Make = (match, context) => {
  const day = resolve(writtenDate(match, 1), context);
  // A day that does not exist is no date ("ngày 31/02").
  if (day === undefined || (day.date === null && day.year !== null)) return undefined;
  return {
    type: 'date',
    start: day.date,
    end: day.date,
    yearInferred: day.inferred,
  };
};

const monthsOf = (
  first: number,
  last: number,
  written: string | undefined,
  context: YearContext,
): Hit | undefined => {
  if (first < 1 || last > 12 || first > last) return undefined;
  const year = written === undefined ? baseYear(context) : Number(written);
  return {
    type: 'period',
    start: year === null ? null : firstOfMonth(year, first),
    end: year === null ? null : lastOfMonth(year, last),
    yearInferred: written === undefined,
  };
};

const asDeadline = (hit: Hit | undefined, before: boolean): Hit | undefined => {
  if (hit === undefined) return undefined;
  const end = before && hit.start !== null ? addDays(hit.start, -1) : hit.end;
  return { ...hit, type: 'deadline', start: null, end };
};

const quarter = (roman: string | undefined) =>
  roman === undefined ? undefined : (romanValue(roman) ?? Number(roman));

const CADENCE_WORD: readonly (readonly [RegExp, TaskDate['cadence']])[] = [
  [/ngày/u, 'daily'],
  [/tuần/u, 'weekly'],
  [/tháng\s*(?:\/|một)\s*lần|^tháng/u, 'monthly'],
  [/quý/u, 'quarterly'],
  [/6 tháng|sáu tháng|06 tháng/u, 'half-yearly'],
  [/tháng/u, 'monthly'],
  [/năm/u, 'yearly'],
];

const cadenceOf = (words: string): TaskDate['cadence'] =>
  CADENCE_WORD.find(([pattern]) => pattern.test(words))?.[1] ?? 'periodic';

const recurring = (cadence: TaskDate['cadence'], due: TaskDate['due'] = null): Hit => ({
  type: 'cadence',
  start: null,
  end: null,
  cadence,
  due,
});

const dueDay = (
  day: string | undefined,
  month: string | undefined,
  of: string | undefined,
): TaskDate['due'] => {
  const d = Number(day);
  if (!(d >= 1 && d <= 31)) return null;
  const m = month === undefined ? null : Number(month);
  if (m !== null && !(m >= 1 && m <= 12)) return null;
  const monthOfPeriod = of === undefined ? null : of === 'đầu' ? 'first' : of === 'cuối' ? 'last' : 'next';
  return { day: d, month: m, monthOfPeriod };
};

const PERIOD_WORD = '(?:6 tháng|06 tháng|sáu tháng|9 tháng|tháng|quý|năm|tuần|ngày)';
// With a year it is a day of its own and comes but once.
const DAY_MONTH =
  '(\\d{1,2})(?!\\d)(?:\\s*(?:/|tháng)\\s*(\\d{1,2})(?!\\s*[/\\d]|\\s*năm\\s*\\d)|(?!\\s*(?:/|tháng\\s*\\d)))';
const OF_PERIOD = '(?:\\s*(?:của\\s+)?tháng\\s+(đầu|cuối|sau|tiếp theo)(?:\\s+(?:của\\s+)?(?:quý|kỳ))?)?';

// "08/3, 20/10 hằng năm": each of the days comes every year; the last takes the words with it.
const MORE_DAYS = '(?:\\s*(?:,|;|và)\\s*(?:trước\\s+)?(?:ngày\\s*)?\\d{1,2}\\s*(?:/|tháng)\\s*\\d{1,2}){1,3}';
const EVERY_YEAR = `\\s*,?\\s*(?:của\\s+)?${EVERY}\\s+năm(?!\\p{L})`;
const EACH_YEAR = new RegExp(
  `(?:(?:trước|chậm nhất(?: là)?(?: vào)?|vào)\\s+)?(?:các\\s+)?(?:ngày\\s*)?(\\d{1,2})\\s*(?:/|tháng)\\s*(\\d{1,2})(?![/\\d])(?:(?=${MORE_DAYS}${EVERY_YEAR})|${EVERY_YEAR})`,
  'uy',
);

// In order: of two patterns that fit at the same place the first is taken.
export const PATTERNS: readonly Pattern[] = [
  { at: EACH_YEAR, make: (m) => recurring('yearly', dueDay(m[1], m[2], undefined)) },
  {
    at: new RegExp(`(?:vào\\s+|trong\\s+)?tháng\\s*(\\d{1,2})${EVERY_YEAR}`, 'uy'),
    make: (m) => recurring('yearly', dueDay(lastOfMonth(2023, Number(m[1]))?.slice(8), m[1], undefined)),
  },
  {
    at: new RegExp(`(?:vào\\s+)?ngày\\s*(\\d{1,2})\\s*(?:của\\s+)?${EVERY}\\s+(tháng|quý)(?!\\p{L})`, 'uy'),
    make: (m) => recurring(cadenceOf(m[2] ?? ''), dueDay(m[1], undefined, undefined)),
  },
  // "..., 6 tháng (trước ngày 15/6) và năm (trước ngày 15/12)" after "định kỳ"
  {
    at: new RegExp(
      `(6 tháng|06 tháng|sáu tháng|quý|tháng|năm)\\s*\\(\\s*(?:gửi\\s+)?(?:trước|chậm nhất(?: là)?(?: vào)?)\\s+(?:ngày\\s*)?${DAY_MONTH}`,
      'uy',
    ),
    make: (m) => recurring(cadenceOf(m[1] ?? ''), dueDay(m[2], m[3], undefined)),
  },
  // "trong thời hạn 10 ngày kể từ ngày ký": counted from an event, by the calendar only from the day of issue.
  {
    at: /(?:trong(?: thời hạn| vòng)?|sau|không quá|chậm nhất(?: là)?(?: sau)?)\s+(\d{1,3})\s+ngày(\s+làm việc)?,?\s+(?:kể|tính)?\s*(?:từ|sau)\s+(?:ngày|khi)(\s+(?:ký|ban hành))?/uy,
    make: (m, context) => ({
      type: 'deadline',
      start: null,
      end:
        m[2] === undefined && m[3] !== undefined && context.issued !== null
          ? addDays(context.issued, Number(m[1]))
          : null,
    }),
  },
  // "hằng năm (trước ngày 10/12)", "định kỳ hằng quý trước ngày 20 tháng cuối quý"
  {
    at: new RegExp(
      `(?:định kỳ\\s+)?(?:${EVERY}\\s+)(${PERIOD_WORD})[\\s,(]*(?:trước|chậm nhất(?: là)?(?: vào)?|vào)\\s+(?:ngày\\s*)?${DAY_MONTH}${OF_PERIOD}`,
      'uy',
    ),
    make: (m) => recurring(cadenceOf(m[1] ?? ''), dueDay(m[2], m[3], m[4])),
  },
  // "trước ngày 15/11 hằng năm", "trước ngày 20 hằng tháng", "trước ngày 20 của tháng cuối quý"
  {
    at: new RegExp(
      `(?:trước|chậm nhất(?: là)?(?: vào)?|vào)\\s+(?:ngày\\s*)?${DAY_MONTH}${OF_PERIOD}\\s*(?:,\\s*)?(?:của\\s+)?${EVERY}\\s+(${PERIOD_WORD})`,
      'uy',
    ),
    make: (m) => recurring(cadenceOf(m[4] ?? ''), dueDay(m[1], m[2], m[3])),
  },
  {
    at: /(?:trước|chậm nhất(?: là)?(?: vào)?|vào)\s+(?:ngày\s*)?(\d{1,2})\s*(?:của\s+)?tháng\s+(đầu|cuối|sau|tiếp theo)(?:\s+(?:của\s+)?(quý|kỳ))?/uy,
    make: (m) => recurring(m[3] === 'quý' ? 'quarterly' : 'periodic', dueDay(m[1], undefined, m[2])),
  },
  // "định kỳ 6 tháng (trước ngày 15/6)"
  {
    at: new RegExp(
      `định kỳ\\s+(?:${EVERY}\\s+)?(6 tháng|06 tháng|sáu tháng|quý|tháng|năm|tuần)[\\s,(]*(?:trước|chậm nhất(?: là)?(?: vào)?)\\s+(?:ngày\\s*)?${DAY_MONTH}`,
      'uy',
    ),
    make: (m) => recurring(cadenceOf(m[1] ?? ''), dueDay(m[2], m[3], undefined)),
  },
  {
    at: new RegExp(`từ\\s+(?:ngày\\s*)?${D}\\s*(?:đến|tới|-)\\s*(?:hết\\s+)?(?:ngày\\s*)?${D}`, 'uy'),
    make: range,
  },
  {
    at: /(?:từ\s+)?ngày\s+(\d{1,2})\s*(?:-|đến|đến ngày)\s*(\d{1,2})\s*\/\s*(\d{1,2})(?:\s*\/\s*(\d{4}))?(?![/\d])/uy,
    make: (m, context) => {
      const year = m[4] === undefined ? yearOf(context, Number(m[3]), Number(m[2])) : Number(m[4]);
      if (year === null) return { type: 'range', start: null, end: null, yearInferred: true };
      const start = civil(year, Number(m[3]), Number(m[1]));
      const end = civil(year, Number(m[3]), Number(m[2]));
      return { type: 'range', start, end, yearInferred: m[4] === undefined };
    },
  },
  {
    at: /từ\s+tháng\s*(\d{1,2})(?:\s*(?:\/|năm)\s*(\d{4}))?\s*(?:đến|tới|-)\s*(?:hết\s+)?(?:tháng\s*)?(\d{1,2})(?:\s*(?:\/|năm)\s*(\d{4}))?(?![/\d])/uy,
    make: (m, context) => {
      const last = m[4] === undefined ? baseYear(context) : Number(m[4]);
      const first = m[2] === undefined ? last : Number(m[2]);
      const start = first === null ? null : firstOfMonth(first, Number(m[1]));
      const end = last === null ? null : lastOfMonth(last, Number(m[3]));
      return { type: 'range', start, end, yearInferred: m[4] === undefined };
    },
  },
  { at: new RegExp(`${BEFORE}${D}`, 'uy'), make: deadline },
  {
    at: new RegExp(`${BEFORE}tháng\\s*(\\d{1,2})(?:\\s*(?:/|năm)\\s*(\\d{4}))?(?![/\\d])`, 'uy'),
    make: (m, context) =>
      asDeadline(monthsOf(Number(m[1]), Number(m[1]), m[2], context), /^(?:\p{L}+\s+){0,2}trước/u.test(m[0])),
  },
  {
    at: new RegExp(
      `${BEFORE}(?:cuối\\s+)?quý\\s*([ivx]{1,3}|[1-4])(?:\\s*[/,-]?\\s*(?:năm\\s*)?(\\d{4}))?(?![\\p{L}\\d])`,
      'uy',
    ),
    make: (m, context) => {
      const q = quarter(m[1]) ?? 0;
      return asDeadline(monthsOf(q * 3 - 2, q * 3, m[2], context), /trước\s+quý/u.test(m[0]));
    },
  },
  {
    // "Đến năm 2025, ..." sets an end; "Chương trình ... đến năm 2030" is a name.
    at: /(?<=(?:^|[.;:,("]|đấu)\s{0,3})đến\s+(?:hết\s+|cuối\s+)?năm\s+(\d{4})(?!\d)/uy,
    make: (m) => ({
      type: 'deadline',
      start: null,
      end: civil(Number(m[1]), 12, 31),
    }),
  },
  {
    at: /(?:trước|đến hết|hết|đến cuối)\s+năm\s+(\d{4})(?!\d)/uy,
    make: (m) => {
      const year = Number(m[1]) - (m[0].startsWith('trước') ? 1 : 0);
      return { type: 'deadline', start: null, end: civil(year, 12, 31) };
    },
  },
  {
    at: /(?:trong\s+|vào\s+)?quý\s*([ivx]{1,3}|[1-4])(?:\s*(?:,|và|-|đến)\s*(?:quý\s*)?([ivx]{1,3}|[1-4]))*(?:\s*[/,-]?\s*(?:năm\s*)?(\d{4}))?(?![\p{L}\d])/uy,
    make: (m, context) => {
      const first = quarter(m[1]) ?? 0;
      const last = quarter(m[2]) ?? first;
      return monthsOf(first * 3 - 2, last * 3, m[3], context);
    },
  },
  {
    at: /(?:trong\s+|vào\s+)?(6|sáu|06|9|chín) tháng (đầu|cuối)\s+năm(?:\s+(\d{4}))?/uy,
    make: (m, context) => {
      const months = /9|chín/u.test(m[1] ?? '') ? 9 : 6;
      return m[2] === 'đầu' ? monthsOf(1, months, m[3], context) : monthsOf(13 - months, 12, m[3], context);
    },
  },
  {
    at: /(?:trong\s+|vào\s+|các\s+)?tháng\s*(\d{1,2})(?:\s*(?:,|và|-|đến tháng|đến)\s*(?:tháng\s*)?(\d{1,2}))?(?:\s*(?:\/|năm|-)\s*(\d{4}))?(?![/\d])/uy,
    make: (m, context) => monthsOf(Number(m[1]), Number(m[2] ?? m[1]), m[3], context),
  },
  {
    at: new RegExp(
      `(?:định kỳ|thường kỳ)\\s*,?\\s*(?:${EVERY}\\s+|theo\\s+)?(6 tháng|06 tháng|sáu tháng|quý|tháng|năm|tuần)(?:\\s*,?\\s*(?:và\\s+)?(?:${EVERY}\\s+)?(?:cả\\s+)?năm)?`,
      'uy',
    ),
    make: (m) => recurring(cadenceOf(m[1] ?? '')),
  },
  {
    at: new RegExp(`${EVERY}\\s+(6 tháng|quý|tháng|năm|tuần|ngày)(?!\\p{L})`, 'uy'),
    make: (m) => recurring(cadenceOf(m[1] ?? '')),
  },
  {
    at: /(?:6 tháng|sáu tháng|06 tháng),?\s+(?:và\s+)?(?:cả\s+)?năm(?!\s*\d)/uy,
    make: () => recurring('half-yearly'),
  },
  {
    at: /\d{1,2}\s+lần\s*\/\s*(tháng|quý|năm|tuần)/uy,
    make: (m) => recurring(cadenceOf(m[1] ?? '')),
  },
  { at: /định kỳ|thường kỳ/uy, make: () => recurring('periodic') },
  {
    at: /thường xuyên|liên tục(?= trong năm)/uy,
    make: () => recurring('continuous'),
  },
  {
    at: /(?:báo cáo|hoặc|và|kiểm tra)\s+đột xuất|khi có yêu cầu|khi được yêu cầu|theo yêu cầu/uy,
    make: () => recurring('ad-hoc'),
  },
  {
    at: /ngay sau khi|ngay khi|ngay từ khi|(?:triển khai|thực hiện|báo cáo) ngay(?! sau| khi|\s+từ)/uy,
    make: () => ({ type: 'immediate', start: null, end: null }),
  },
  { at: new RegExp(`(?:vào\\s+)?${CLOCK}ngày\\s*${D}`, 'uy'), make: single },
  {
    at: new RegExp(`(?:ngày|nhân dịp|kỷ niệm|dịp)\\s+(?:\\p{L}+\\s+){1,8}\\(?${D}`, 'uy'),
    make: single,
  },
  {
    at: /(?:(?:trong|vào)\s+(?:cuối\s+)?|cả\s+|(?<=^\s*)(?=năm\s+\d{4}\s*[:,]))năm\s+(\d{4})(?!\d)/uy,
    make: (m) => ({
      type: 'period',
      start: civil(Number(m[1]), 1, 1),
      end: civil(Number(m[1]), 12, 31),
    }),
  },
  {
    at: /(?:giai đoạn\s+|năm\s+|từ năm\s+)?(\d{4})\s*(?:-|đến năm|đến)\s*(\d{4})(?!\d)/uy,
    timeOnly: true,
    make: (m) => ({
      type: 'period',
      start: civil(Number(m[1]), 1, 1),
      end: civil(Number(m[2]), 12, 31),
    }),
  },
  {
    at: /(?:năm\s+|cả năm\s+)?(20\d{2})(?!\d)/uy,
    timeOnly: true,
    make: (m) => ({
      type: 'period',
      start: civil(Number(m[1]), 1, 1),
      end: civil(Number(m[1]), 12, 31),
    }),
  },
  { at: new RegExp(`${D}`, 'uy'), timeOnly: true, make: single },
];
