import { fold } from '../text/fold.ts';
import { type CivilDate, dateParts, isCivilDate } from './civil.ts';
import type { Cadence } from './schema.ts';

/** A mention of time as the document reader reports it (`nodes[].dates[]` of `vanban read`). */
export interface ReadDate {
  readonly type: 'date' | 'range' | 'deadline' | 'period' | 'cadence' | 'immediate';
  readonly start?: CivilDate | null | undefined;
  readonly end?: CivilDate | null | undefined;
  /** how often, when the reader could tell: monthly, quarterly, half-yearly, yearly, continuous, ad-hoc ... */
  readonly cadence?: string | null | undefined;
  /** the day on which each occurrence is due, when the reader could tell */
  readonly due?:
    | {
        readonly day: number;
        readonly month: number | null;
        readonly monthOfPeriod: 'first' | 'last' | 'next' | null;
      }
    | null
    | undefined;
  /** the words in the document */
  readonly text: string;
}

export interface CadenceSuggestion {
  readonly cadence: Cadence;
  /** the mention it was drawn from */
  readonly from: ReadDate;
  /** false when a day had to be supplied that the document does not name: the officer should look */
  readonly certain: boolean;
}

/** Mentions that bind most come first: a deadline says more about when to be done than a year named in passing. */
const WEIGHT: Record<ReadDate['type'], number> = {
  deadline: 0,
  range: 1,
  date: 2,
  cadence: 3,
  immediate: 4,
  period: 5,
};

/**
 * Proposes a cadence from the times a task mentions; `undefined` when it mentions none that says when it is due.
 * It proposes only: dates before the document's own date are events it cites (laws, earlier plans), never due dates.
 */
export function suggestCadence(
  dates: readonly ReadDate[],
  documentDate: CivilDate,
): CadenceSuggestion | undefined {
  const ordered = [...dates].sort((a, b) => WEIGHT[a.type] - WEIGHT[b.type]);
  for (const mention of ordered) {
    const suggestion = fromMention(mention, documentDate);
    if (suggestion) return suggestion;
  }
  return undefined;
}

function fromMention(mention: ReadDate, documentDate: CivilDate): CadenceSuggestion | undefined {
  const { type } = mention;
  if (type === 'deadline') return fromDeadline(mention, documentDate);
  if (type === 'range' || type === 'period') return fromRange(mention, documentDate);
  if (type === 'date') return fromDate(mention, documentDate);
  if (type === 'immediate') return { cadence: { kind: 'immediate' }, from: mention, certain: true };
  return fromCadenceWords(mention);
}

function fromDeadline(mention: ReadDate, documentDate: CivilDate): CadenceSuggestion | undefined {
  const recurring = fromCadenceWords(mention);
  if (recurring && recurring.cadence.kind !== 'prescribed') return recurring;
  const date = usable(mention.end) ?? usable(mention.start);
  if (date === undefined || date < documentDate) return undefined;
  const exclusive = /\btruoc\b/.test(fold(mention.text));
  return { cadence: { kind: exclusive ? 'before' : 'once', date }, from: mention, certain: true };
}

function fromRange(mention: ReadDate, documentDate: CivilDate): CadenceSuggestion | undefined {
  const [start, end] = [usable(mention.start), usable(mention.end)];
  if (start === undefined || end === undefined || start > end || end < documentDate) return undefined;
  // A span of years ("giai đoạn 2021-2030") is the life of a programme, not the time for this task.
  if (dateParts(end).year - dateParts(start).year > 1) return undefined;
  return { cadence: { kind: 'range', start, end }, from: mention, certain: mention.type === 'range' };
}

function fromDate(mention: ReadDate, documentDate: CivilDate): CadenceSuggestion | undefined {
  const date = usable(mention.start) ?? usable(mention.end);
  if (date === undefined || date < documentDate) return undefined;
  return { cadence: { kind: 'once', date }, from: mention, certain: true };
}

/** Words that tell how often, most particular first, in folded spelling. */
const FREQUENCIES: readonly (readonly [RegExp, Cadence['kind']])[] = [
  [/(hang|moi|theo|dinh ky) thang|^monthly$/, 'monthly'],
  [/(hang|moi|theo|dinh ky) quy\b(?! dinh)|thang cuoi quy|^quarterly$/, 'quarterly'],
  [/6 thang|sau thang|nua nam|^half[ _-]?yearly$|^semi[ _-]?annual(ly)?$/, 'half_yearly'],
  [/(hang|moi|dinh ky) nam|^yearly$|^annual(ly)?$/, 'yearly'],
  [/dot xuat|kip thoi|ngay khi|^immediate$|^ad-hoc$/, 'immediate'],
  [/thuong xuyen|lien tuc|^continuous$/, 'continuous'],
  [/theo quy dinh|dinh ky|^prescribed$|^periodic$/, 'prescribed'],
];

/** Days supplied where the document names none: the usual closing of periodic reports, the 14th (Decree 09/2019). */
const USUAL_DAY = 14;

function fromCadenceWords(mention: ReadDate): CadenceSuggestion | undefined {
  const kind = frequencyIn(fold(mention.cadence ?? '')) ?? frequencyIn(fold(mention.text));
  if (kind === undefined) return undefined;
  const named = namedDay(mention);
  const rule = named ?? { day: USUAL_DAY, month: null, before: false, following: false, sure: false };
  const { day, before, following } = rule;
  switch (kind) {
    case 'monthly':
    case 'quarterly':
    case 'half_yearly':
      return { cadence: { kind, day, before, following }, from: mention, certain: rule.sure };
    case 'yearly':
      return rule.month === null
        ? {
            cadence: { kind, month: 12, day: USUAL_DAY, before: false, following: false },
            from: mention,
            certain: false,
          }
        : { cadence: { kind, month: rule.month, day, before, following }, from: mention, certain: rule.sure };
    case 'immediate':
    case 'continuous':
      return { cadence: { kind }, from: mention, certain: true };
    default:
      return { cadence: { kind: 'prescribed' }, from: mention, certain: true };
  }
}

interface NamedDay {
  readonly day: number;
  readonly month: number | null;
  readonly before: boolean;
  readonly following: boolean;
  readonly sure: boolean;
}

/** The day of each occurrence that the mention names, from the reader's own finding or else from its words. */
function namedDay(mention: ReadDate): NamedDay | undefined {
  const words = fold(mention.text);
  const written = /ngay (\d{1,2})(?:\s*[/-]\s*(\d{1,2}))?|(?:truoc|den) (\d{1,2})\s*[/-]\s*(\d{1,2})/.exec(
    words,
  );
  const day = mention.due?.day ?? Number(written?.[1] ?? written?.[3] ?? 0);
  const month = mention.due?.month ?? Number(written?.[2] ?? written?.[4] ?? 0);
  if (day < 1 || day > 31) return undefined;
  return {
    day,
    month: month >= 1 && month <= 12 ? month : null,
    before: /\btruoc\b/.test(words),
    following: mention.due?.monthOfPeriod === 'next' || /(thang|quy|nam) sau/.test(words),
    // A first month of the period is no kind of ours; the last one stands in and the officer looks.
    sure: mention.due?.monthOfPeriod !== 'first',
  };
}

function frequencyIn(folded: string): Cadence['kind'] | undefined {
  return folded === '' ? undefined : FREQUENCIES.find(([pattern]) => pattern.test(folded))?.[1];
}

function usable(date: CivilDate | null | undefined): CivilDate | undefined {
  return date !== null && date !== undefined && isCivilDate(date) ? date : undefined;
}
