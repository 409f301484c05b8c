/** What the members of a pivot's dimensions are called, and their order. */
import type { pivot as routes, Words } from '@binhdang/contract';
import {
  type CivilDate,
  compareVietnamese,
  LEVELS,
  parsePeriodKey,
  periodLabel,
  periodShort,
} from '@binhdang/domain';
import type { Path } from '@binhdang/domain/pivot';
import { bodyRefs, KIND_NAMES } from '../org/index.ts';
import type { Transaction } from '../platform/transaction.ts';
import type { PivotDimension } from './definition.ts';
import type { Groups } from './places.ts';

type Member = routes.PivotMember;

const DIMENSION_NAMES: Readonly<Record<string, Words>> = {
  '@year': { vi: 'Năm', en: 'Year' },
  '@quarter': { vi: 'Quý', en: 'Quarter' },
  '@month': { vi: 'Tháng', en: 'Month' },
  '@province': { vi: 'Tỉnh', en: 'Province' },
  '@district': { vi: 'Huyện, thành phố', en: 'District' },
  '@level': { vi: 'Cấp của cơ quan', en: 'Level of the body' },
  '@kind': { vi: 'Loại cơ quan', en: 'Kind of body' },
  '@group': { vi: 'Nhóm cơ quan', en: 'Group of bodies' },
  '@body': { vi: 'Cơ quan, đơn vị', en: 'Body' },
};

const LEVEL_NAMES: Readonly<Record<string, Words>> = {
  central: { vi: 'Trung ương', en: 'Central' },
  province: { vi: 'Cấp tỉnh', en: 'Province' },
  district: { vi: 'Cấp huyện', en: 'District' },
  commune: { vi: 'Cấp xã', en: 'Commune' },
};

/** What the empty member is called. */
function noneOf({ code, kind, own }: PivotDimension): Words {
  if (kind === 'choice') return { vi: 'Không ghi', en: 'Not stated' };
  if (kind === 'axis')
    return own?.exhaustive === true
      ? { vi: 'Chưa phân tổ', en: 'Not broken down' }
      : { vi: 'Còn lại', en: 'All others' };
  switch (code) {
    case '@district':
      return { vi: 'Không thuộc huyện nào', en: 'In no district' };
    case '@province':
      return { vi: 'Không thuộc tỉnh nào', en: 'In no province' };
    default:
      return { vi: 'Không thuộc nhóm nào', en: 'In no group' };
  }
}

/** The members of each dimension that are there, in their order: categories as defined, times as they follow, bodies by name. */
export async function membersNamed(
  tx: Transaction,
  dimensions: readonly PivotDimension[],
  present: readonly (readonly string[])[],
  groups: Groups | undefined,
  today: CivilDate,
): Promise<Member[][]> {
  const bodies = dimensions.flatMap(({ code }, at) =>
    code === '@body' || code === '@province' || code === '@district' ? (present[at] ?? []) : [],
  );
  const refs = await bodyRefs(
    tx,
    bodies.filter((id) => id !== ''),
    today,
  );
  return dimensions.map((dimension, at) => {
    const named = (present[at] ?? []).map((code): Member => {
      if (code === '') return { code, name: noneOf(dimension), short: null };
      const ref = refs.get(code);
      if (ref !== undefined) {
        const short = ref.shortName === null ? null : both(ref.shortName);
        return dimension.code === '@body'
          ? { code, name: both(ref.name), short }
          : { code, name: both(localityOf(ref.name)), short: null };
      }
      return { code, ...nameOf(dimension, code, groups) };
    });
    return named.sort((a, b) => compare(dimension, a, b));
  });
}

/** "Huyện Vũ Thư", which the People's Committee stands for with all that is below it. */
function localityOf(name: string): string {
  const rest = name.replace(/^Ủy ban nhân dân /u, '');
  return rest.charAt(0).toLocaleUpperCase('vi') + rest.slice(1);
}

const both = (name: string): Words => ({ vi: name, en: name });

function nameOf(
  { code, kind, own }: PivotDimension,
  member: string,
  groups: Groups | undefined,
): Omit<Member, 'code'> {
  if (kind === 'time') return timeName(member);
  const category = own?.categories.find((one) => one.code === member);
  if (category !== undefined) return { name: category.name, short: null };
  const name =
    code === '@level' ? LEVEL_NAMES[member] : code === '@kind' ? KIND_NAMES.get(member) : undefined;
  return { name: name ?? both(groups?.names.get(member) ?? member), short: null };
}

/** "M03" is March of any year. */
function timeName(member: string): Omit<Member, 'code'> {
  const full = parsePeriodKey(member);
  const period = full ?? parsePeriodKey(`2000-${member}`);
  if (period === undefined) return { name: both(member), short: null };
  const words = (say: (language: 'vi' | 'en') => string): Words => ({ vi: say('vi'), en: say('en') });
  const name = words((language) => {
    const label = periodLabel(period, language);
    return full === undefined ? label.replace(/ (năm|of) 2000$/, '') : label;
  });
  const short = words((language) =>
    periodShort(period, language).replace(full === undefined ? /\/2000$/ : /$^/, ''),
  );
  return { name, short };
}

function compare({ code, kind, own }: PivotDimension, a: Member, b: Member): number {
  // What is not stated comes last.
  if (a.code === '' || b.code === '') return a.code === '' ? 1 : -1;
  if (kind === 'time') return a.code < b.code ? -1 : 1;
  const order: readonly string[] | undefined =
    own?.categories.map((one) => one.code) ??
    (code === '@level' ? LEVELS : code === '@kind' ? [...KIND_NAMES.keys()] : undefined);
  const place = (member: Member) => order?.indexOf(member.code) ?? 0;
  return place(a) - place(b) || compareVietnamese(a.name.vi, b.name.vi);
}

/** The members that stand at this place of any path. */
export const membersAt = (paths: readonly Path[], place: number): string[] => [
  ...new Set(paths.flatMap((path) => path[place] ?? [])),
];

export const dimensionName = ({ code, own }: PivotDimension): Words =>
  own?.name ?? DIMENSION_NAMES[code] ?? both(code);
