/** What differs between two submissions of a body, in words. */
import type { Words } from '@binhdang/contract';
import { formatNumber } from '@binhdang/domain';
import {
  allSeries,
  type ContributionContent,
  narrativesOf,
  type ReviewDefinition,
  rowTablesOf,
} from '@binhdang/domain/review';
import { partNames } from './part-names.ts';

const MOST = 100;
const said = (value: number | undefined, language: 'vi' | 'en') =>
  value === undefined ? (language === 'vi' ? 'chưa có' : 'none') : formatNumber(value, language);

export function changesBetween(
  before: ContributionContent,
  now: ContributionContent,
  definition: ReviewDefinition,
): Words[] {
  const names = partNames(definition);
  const texts = narrativesOf(definition)
    .filter(({ code }) => (before.texts[code] ?? '') !== (now.texts[code] ?? ''))
    .map(({ code }) => {
      const name = names.get(code) ?? { vi: code, en: code };
      return { vi: `Sửa mục “${name.vi}”.`, en: `“${name.en}” was changed.` };
    });
  const numbers = allSeries(definition.tables).flatMap(({ key, series, table }) => {
    const [was, is] = [before.series[key]?.values ?? {}, now.series[key]?.values ?? {}];
    return [...new Set([...Object.keys(was), ...Object.keys(is)])]
      .sort()
      .filter((year) => was[year] !== is[year])
      .map((year) => ({
        vi: `${table.name.vi} – ${series.name.vi}, năm ${year}: ${said(was[year], 'vi')} → ${said(is[year], 'vi')}.`,
        en: `${table.name.en} – ${series.name.en}, ${year}: ${said(was[year], 'en')} → ${said(is[year], 'en')}.`,
      }));
  });
  const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
  const rows = rowTablesOf(definition)
    .filter(({ code }) => !same(before.rows[code] ?? [], now.rows[code] ?? []))
    .map(({ title }) => ({ vi: `Sửa bảng “${title.vi}”.`, en: `Table “${title.en}” was changed.` }));
  const proposals = same(before.proposals, now.proposals)
    ? []
    : [
        {
          vi: `Sửa kiến nghị: ${before.proposals.length} → ${now.proposals.length} kiến nghị.`,
          en: `Proposals changed: ${before.proposals.length} → ${now.proposals.length}.`,
        },
      ];
  return [...texts, ...numbers, ...rows, ...proposals].slice(0, MOST);
}
