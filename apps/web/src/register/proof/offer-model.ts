/** What linked records say, taken over into a report of progress. Its words go into the province's report: Vietnamese. */
import type { OutputOf, register, work } from '@binhdang/contract';
import { fold, formatDate, formatNumber, percentDone } from '@binhdang/domain';

export type Evidence = OutputOf<typeof register.evidence>;
type Figure = Evidence['figures'][number];
type Target = work.Obligation['node']['targets'][number];

/** What of a report is filled in from records. */
export interface Filled {
  readonly percent: number | '';
  readonly narrative: string;
  readonly figures: readonly { readonly label: string; readonly value: string; readonly unit: string }[];
  readonly records: readonly string[];
}

const MOST_FIGURES = 50;
const LONGEST_LABEL = 200;
/** Comparisons that a number reaches from below. */
const REACHED_FROM_BELOW = new Set(['eq', 'gte', 'gt', 'about']);

const number = (value: number): string => formatNumber(value, 'vi', 6);

/** "Theo bản ghi trong sổ theo dõi từ … đến …: số lớp tập huấn 3 lớp; …" */
export function sentence({ figures, from, to }: Pick<Evidence, 'figures' | 'from' | 'to'>): string {
  const parts = figures.map(({ name, value, unit, women }) => {
    const lower = name.vi.charAt(0).toLowerCase() + name.vi.slice(1);
    return `${lower} ${number(value)} ${unit.vi}${women === null ? '' : ` (nữ ${number(women)})`}`;
  });
  return `Theo bản ghi trong sổ theo dõi từ ${formatDate(from)} đến ${formatDate(to)}: ${parts.join('; ')}.`;
}

/** Records that a report of this time rests on: those that count in it; of those that count nothing at all, all. */
export function countingRecords({ records, figures }: Evidence): string[] {
  const counting = new Set(figures.flatMap(({ recordIds }) => recordIds));
  return records
    .filter(({ id, reportable }) => reportable && (figures.length === 0 || counting.has(id)))
    .map(({ id }) => id);
}

/** The first target of the plan that one of the figures is counted by, and how much of it is reached. */
export function reached(
  targets: readonly Target[],
  figures: readonly Figure[],
): { readonly target: Target; readonly percent: number } | undefined {
  for (const target of targets) {
    const figure = REACHED_FROM_BELOW.has(target.comparator)
      ? figures.find(({ unit }) => fold(unit.vi) === fold(target.unit))
      : undefined;
    const percent =
      figure === undefined ? null : percentDone({ amount: target.value, unit: target.unit }, figure.value);
    if (percent !== null) return { target, percent };
  }
  return undefined;
}

/** A report with what the records say; what was typed stays, a sentence or figure taken over before is renewed. */
export function withEvidence(
  values: Filled,
  evidence: Evidence,
  { measurable, targets }: { readonly measurable: boolean; readonly targets: readonly Target[] },
): Filled {
  const fresh = evidence.figures.flatMap(({ name, unit, value, women }) => {
    const label = name.vi.slice(0, LONGEST_LABEL - 12);
    return [
      { label, value: number(value).replaceAll('.', ''), unit: unit.vi },
      ...(women === null
        ? []
        : [{ label: `${label}, nữ`, value: number(women).replaceAll('.', ''), unit: unit.vi }]),
    ];
  });
  const labels = new Set(fresh.map(({ label }) => label));
  const percent = reached(targets, evidence.figures)?.percent;
  return {
    percent: measurable && percent !== undefined ? percent : values.percent,
    narrative:
      evidence.figures.length === 0 ? values.narrative : withSentence(values.narrative, sentence(evidence)),
    figures: [...values.figures.filter(({ label }) => !labels.has(label)), ...fresh].slice(0, MOST_FIGURES),
    records: [...new Set([...values.records, ...countingRecords(evidence)])],
  };
}

const BEGINNING = 'Theo bản ghi trong sổ theo dõi từ ';

/** In place of an earlier one, else as a paragraph of its own. */
function withSentence(narrative: string, fresh: string): string {
  const lines = narrative.trimEnd().split('\n');
  const before = lines.findIndex((line) => line.startsWith(BEGINNING));
  if (before >= 0) return lines.with(before, fresh).join('\n');
  return narrative.trim() === '' ? fresh : `${narrative.trimEnd()}\n${fresh}`;
}
