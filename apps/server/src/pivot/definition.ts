/** What is asked for, checked: measures that may be told, dimensions that all of them have, filters on these. */
import type { QueryOf, pivot as routes, Words } from '@binhdang/contract';
import type { CivilDate } from '@binhdang/domain';
import {
  isPlace,
  isTime,
  MOST_MEASURES,
  MOST_NESTED,
  type Pivot,
  parseRestriction,
  type Restriction,
  UNDER,
  UNSTATED,
} from '@binhdang/domain/pivot';
import type { Dimension } from '@binhdang/domain/register';
import { validate as isUuid } from 'uuid';
import { refuseField } from '../platform/refusal.ts';
import type { Transaction } from '../platform/transaction.ts';
import { type KnownMeasure, knownMeasures } from '../register/index.ts';

export interface PivotDimension {
  readonly code: string;
  readonly kind: 'time' | 'place' | 'choice' | 'axis';
  /** Of a choice or breakdown; categories of all measures. */
  readonly own: Dimension | undefined;
}

/** A pivot with its measures and dimensions found. */
export interface Definition extends Pivot {
  readonly known: readonly KnownMeasure[];
  /** Of the rows, then of the columns. */
  readonly dimensions: readonly PivotDimension[];
}

type Query = Pick<
  QueryOf<typeof routes.table>,
  'measure' | 'row' | 'column' | 'filter' | 'from' | 'to' | 'verified'
>;

export async function definitionOf(tx: Transaction, query: Query, today: CivilDate): Promise<Definition> {
  if (query.from > query.to)
    refuseField('to', {
      vi: 'Ngày cuối phải từ ngày đầu trở đi.',
      en: 'The last day must not lie before the first.',
    });
  const measures = [...new Set(query.measure)];
  if (measures.length === 0 || measures.length > MOST_MEASURES)
    refuseField('measure', {
      vi: `Hãy chọn từ 1 đến ${MOST_MEASURES} số liệu.`,
      en: `Please choose 1 to ${MOST_MEASURES} measures.`,
    });
  const all = await knownMeasures(tx, today);
  const known = measures.map((code) => found(all.get(code)));
  const [rows, columns] = [[...new Set(query.row)], [...new Set(query.column)]];
  for (const [path, axis] of [
    ['row', rows],
    ['column', columns],
  ] as const)
    if (axis.length > MOST_NESTED)
      refuseField(path, {
        vi: `Hãy chọn nhiều nhất ${MOST_NESTED} cách chia.`,
        en: `Please choose at most ${MOST_NESTED} dimensions.`,
      });
  const twice = columns.find((code) => rows.includes(code));
  if (twice !== undefined)
    refuseField('column', {
      vi: 'Cách chia này đã nằm ở dòng. Hãy chọn cách chia khác.',
      en: 'This dimension is on the rows already. Please choose another.',
    });
  const dimensions = [
    ...rows.map((code) => dimensionOf(code, known, 'row')),
    ...columns.map((code) => dimensionOf(code, known, 'column')),
  ];
  const filters = query.filter.map((text) => filterOf(text, known));
  refuseUncrossed(known, dimensions, filters);
  const { from, to, verified = false } = query;
  return { measures, rows, columns, filters, from, to, verified, known, dimensions };
}

/** Confidential registers are told as yearly sums alone (decision 011). */
function found(known: KnownMeasure | undefined): KnownMeasure {
  if (known?.definition.sight === 'plan') return known;
  return refuseField('measure', {
    vi: 'Không có số liệu này để phân tích (số liệu của sổ bảo mật chỉ xem được ở trang Số liệu). Hãy chọn lại.',
    en: 'There is no such measure here (confidential registers are told on the page of figures). Please choose again.',
  });
}

function dimensionOf(code: string, known: readonly KnownMeasure[], path: string): PivotDimension {
  if (isTime(code)) return { code, kind: 'time', own: undefined };
  if (isPlace(code)) return { code, kind: 'place', own: undefined };
  const own = sharedDimension(code, known) ?? refuseUnknown(path);
  return { code, kind: own.kind, own };
}

function refuseUnknown(path: string): never {
  return refuseField(path, {
    vi: 'Không phải mọi số liệu đã chọn đều có cách chia này. Hãy chọn cách chia khác hoặc bớt số liệu.',
    en: 'Not all chosen measures have this dimension. Please choose another, or fewer measures.',
  });
}

/** What all measures can be split by alike: a breakdown of the catalog, or a choice of their one register. */
function sharedDimension(code: string, known: readonly KnownMeasure[]): Dimension | undefined {
  const own = known.map(({ dimensions }) => dimensions.find((one) => one.code === code));
  const [first] = own;
  if (first === undefined || own.some((one) => one?.kind !== first.kind)) return undefined;
  const registers = new Set(known.map(({ definition }) => definition.code));
  if (first.kind === 'choice' && registers.size > 1) return undefined;
  const categories = new Map(own.flatMap((one) => (one?.categories ?? []).map((each) => [each.code, each])));
  return { ...first, categories: [...categories.values()] };
}

const OF_IDS = [UNDER, '@body', '@province', '@district', '@group'];
/** Which of them may be none: bodies outside of all provinces, districts or groups. */
const MAY_BE_NONE = ['@province', '@district', '@group'];

function filterOf(text: string, known: readonly KnownMeasure[]): Restriction {
  const filter = parseRestriction(text) ?? refuseFilter();
  const { dimension, members } = filter;
  if (OF_IDS.includes(dimension)) {
    const none = MAY_BE_NONE.includes(dimension);
    return members.every((one) => isUuid(one) || (none && one === UNSTATED)) ? filter : refuseFilter();
  }
  if (isPlace(dimension)) return filter;
  const own = isTime(dimension) ? undefined : sharedDimension(dimension, known);
  if (own === undefined) return refuseUnknown('filter');
  const codes = [...own.categories.map(({ code }) => code), ...(own.kind === 'choice' ? [UNSTATED] : [])];
  return members.every((one) => codes.includes(one)) ? filter : refuseFilter();
}

function refuseFilter(): never {
  return refuseField('filter', {
    vi: 'Bộ lọc có giá trị không dùng được. Hãy bỏ bộ lọc này rồi chọn lại.',
    en: 'A filter has a value that cannot be used. Please remove it and choose again.',
  });
}

/** Breakdowns that were not asked together cannot be told together. */
function refuseUncrossed(
  known: readonly KnownMeasure[],
  dimensions: readonly PivotDimension[],
  filters: readonly Restriction[],
): void {
  for (const { measure, crossings, dimensions: own } of known) {
    const used = own.filter(
      ({ code, kind }) =>
        kind === 'axis' &&
        (dimensions.some((one) => one.code === code) || filters.some(({ dimension }) => dimension === code)),
    );
    const codes = used.map(({ code }) => code).sort();
    if (codes.length < 2 || crossings.some((set) => set.join() === codes.join())) continue;
    const names = (language: keyof Words) => used.map(({ name }) => name[language]).join(', ');
    refuseField('row', {
      vi: `“${measure.name.vi}” chỉ được ghi riêng theo từng phân tổ ${names('vi')}, không ghi chéo, nên không chia đồng thời được. Hãy bỏ bớt một phân tổ.`,
      en: `“${measure.name.en}” is counted by ${names('en')} side by side, not crossed. Please remove one of them.`,
    });
  }
}
