/** What a body contributes to a review, and what is wrong with it. */
import { z } from 'zod';
import { formatNumber, type Language } from '../text/index.ts';
import { allSeries, narrativesOf, type ReviewDefinition, rowTablesOf } from './definition.ts';

const LONGEST = 20_000;
const typed = (maximum: number) =>
  z
    .string()
    .transform((text) => text.normalize('NFC').trim())
    .pipe(z.string().max(maximum));

export const Proposal = z.object({
  /** null: a new article */
  article: z.number().int().min(1).max(500).nullable(),
  clause: typed(60),
  problem: typed(4000),
  proposal: typed(4000),
  reason: typed(4000),
});
export type Proposal = z.infer<typeof Proposal>;

const Key = z.string().max(120);
export const SeriesEntry = z.object({
  /** by year; a year that is not there is not known, which is not zero */
  values: z.record(z.string().regex(/^\d{4}$/), z.number()),
  source: typed(500),
});
export type SeriesEntry = z.infer<typeof SeriesEntry>;

export const ContributionContent = z.object({
  texts: z.record(Key, typed(LONGEST)),
  rows: z.record(Key, z.array(z.record(Key, z.union([typed(4000), z.number(), z.null()]))).max(500)),
  series: z.record(Key, SeriesEntry),
  proposals: z.array(Proposal).max(200),
});
export type ContributionContent = z.infer<typeof ContributionContent>;

export const EMPTY_CONTRIBUTION: ContributionContent = { texts: {}, rows: {}, series: {}, proposals: [] };

interface Words {
  readonly vi: string;
  readonly en: string;
}
export interface ReviewFault {
  /** "series.training_by_year.women.2015" */
  readonly path: string;
  readonly message: Words;
}

export interface Years {
  readonly from: number;
  readonly to: number;
}

/**
 * @param whole whether it is to be submitted: then what is required must be there and every series has a source
 * @returns what is wrong, by place; empty for a sound contribution
 */
export function checkContribution(
  content: ContributionContent,
  definition: ReviewDefinition,
  years: Years,
  whole: boolean,
): ReviewFault[] {
  return [
    ...unknownFaults(content, definition),
    ...seriesFaults(content, definition, years, whole),
    ...rowFaults(content, definition),
    ...(whole ? [...textFaults(content, definition), ...proposalFaults(content, definition)] : []),
  ];
}

const UNKNOWN = {
  vi: 'Mục này không có trong đề cương của đợt tổng kết. Hãy tải lại trang.',
  en: 'This is not in the outline of the review. Please reload the page.',
};

function unknownFaults(content: ContributionContent, definition: ReviewDefinition): ReviewFault[] {
  const texts = new Set(narrativesOf(definition).map(({ code }) => code));
  const rows = new Set(rowTablesOf(definition).map(({ code }) => code));
  const series = new Set(allSeries(definition.tables).map(({ key }) => key));
  const strange = (group: string, keys: readonly string[], known: ReadonlySet<string>) =>
    keys.filter((key) => !known.has(key)).map((key) => ({ path: `${group}.${key}`, message: UNKNOWN }));
  return [
    ...strange('texts', Object.keys(content.texts), texts),
    ...strange('rows', Object.keys(content.rows), rows),
    ...strange('series', Object.keys(content.series), series),
  ];
}

/** "Trong đó nữ, năm 2015" */
const place = (name: Words, year: string): Words => ({
  vi: `${name.vi}, năm ${year}`,
  en: `${name.en}, ${year}`,
});
const said = (value: number, language: Language = 'vi') => formatNumber(value, language);

function seriesFaults(
  { series: entries }: ContributionContent,
  { tables }: ReviewDefinition,
  { from, to }: Years,
  whole: boolean,
): ReviewFault[] {
  return allSeries(tables).flatMap(({ key, series, partOf, table }) => {
    const entry = entries[key];
    if (!entry) return [];
    const above = partOf === undefined ? undefined : entries[partOf];
    const aboveName = table.series.find(({ code }) => code === series.partOf)?.name;
    const faults = Object.entries(entry.values).flatMap(([year, value]) => {
      const fault = valueFault(value, series.kind, Number(year) >= from && Number(year) <= to, { from, to });
      const at = place(series.name, year);
      const limit = above?.values[year];
      const over =
        fault === undefined && whole && limit !== undefined && value > limit && aboveName !== undefined
          ? {
              vi: `${said(value)} lớn hơn “${aboveName.vi}” (${said(limit)}). Hãy xem lại hai số.`,
              en: `${said(value, 'en')} is more than “${aboveName.en}” (${said(limit, 'en')}). Please look at both.`,
            }
          : fault;
      return over === undefined
        ? []
        : [
            {
              path: `series.${key}.${year}`,
              message: { vi: `${at.vi}: ${over.vi}`, en: `${at.en}: ${over.en}` },
            },
          ];
    });
    const sourceless = whole && entry.source === '' && Object.keys(entry.values).length > 0;
    return [
      ...faults,
      ...(sourceless
        ? [
            {
              path: `series.${key}.source`,
              message: {
                vi: `${table.name.vi} – ${series.name.vi}: hãy ghi nguồn số liệu.`,
                en: `${table.name.en} – ${series.name.en}: please name the source.`,
              },
            },
          ]
        : []),
    ];
  });
}

function valueFault(
  value: number,
  kind: 'count' | 'amount',
  inside: boolean,
  { from, to }: Years,
): Words | undefined {
  if (!inside)
    return { vi: `chỉ lấy số liệu từ ${from} đến ${to}.`, en: `only years from ${from} to ${to}.` };
  if (value < 0) return { vi: 'không được âm.', en: 'may not be negative.' };
  if (value > 1e15) return { vi: 'lớn quá mức có thể.', en: 'is larger than possible.' };
  if (kind === 'count' && !Number.isInteger(value))
    return { vi: 'phải là số nguyên.', en: 'must be a whole number.' };
  return undefined;
}

function rowFaults({ rows }: ContributionContent, definition: ReviewDefinition): ReviewFault[] {
  return rowTablesOf(definition).flatMap((part) =>
    (rows[part.code] ?? []).flatMap((row, at) =>
      part.columns.flatMap((column) => {
        const value = row[column.code];
        const path = `rows.${part.code}.${at}.${column.code}`;
        const where = (vi: string, en: string) => [
          {
            path,
            message: {
              vi: `${part.title.vi}, dòng ${at + 1}, ${column.name.vi}: ${vi}`,
              en: `${part.title.en}, row ${at + 1}, ${column.name.en}: ${en}`,
            },
          },
        ];
        const blank = value === null || value === undefined || value === '';
        if (blank) return column.required ? where('chưa ghi.', 'is missing.') : [];
        if (column.type === 'text')
          return typeof value === 'string' ? [] : where('phải là chữ.', 'must be text.');
        if (typeof value !== 'number') return where('phải là số.', 'must be a number.');
        return value < 0 ? where('không được âm.', 'may not be negative.') : [];
      }),
    ),
  );
}

function textFaults({ texts }: ContributionContent, definition: ReviewDefinition): ReviewFault[] {
  return narrativesOf(definition)
    .filter(({ code, required }) => required && !texts[code])
    .map(({ code }) => ({
      path: `texts.${code}`,
      message: { vi: 'Mục này bắt buộc, hãy ghi nội dung.', en: 'This part is required; please write it.' },
    }));
}

function proposalFaults({ proposals }: ContributionContent, { articles }: ReviewDefinition): ReviewFault[] {
  const known = new Set(articles.map(({ number }) => number));
  return proposals.flatMap(({ article, problem, proposal }, at) => [
    ...(article === null || known.has(article)
      ? []
      : [
          {
            path: `proposals.${at}.article`,
            message: { vi: `Luật không có Điều ${article}.`, en: `The law has no article ${article}.` },
          },
        ]),
    ...(problem === ''
      ? [
          {
            path: `proposals.${at}.problem`,
            message: { vi: 'Hãy nêu bất cập.', en: 'Please state the problem.' },
          },
        ]
      : []),
    ...(proposal === ''
      ? [
          {
            path: `proposals.${at}.proposal`,
            message: { vi: 'Hãy nêu nội dung kiến nghị.', en: 'Please state the proposal.' },
          },
        ]
      : []),
  ]);
}
