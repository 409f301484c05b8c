/** The bodies that take part, with invented sizes. */
import type pg from 'pg';
import type { Chance } from './chance.ts';
import type { DemoBody } from './model.ts';

/** Kinds that owe the reports of a department (catalog/reporting.json). */
const DEPARTMENTS = [
  'department',
  'office',
  'management_board',
  'police',
  'military',
  'judicial_body',
  'central_body_in_province',
  'press',
  'front',
  'mass_organisation',
];
const DISTRICTS = ['district', 'district_city'];
const COMMUNES = ['commune', 'ward', 'township'];

interface Row {
  readonly id: string;
  readonly key: string;
  readonly kind: string;
  readonly name: string;
  readonly short: string | null;
  readonly parent: string | null;
}

/** A part of the province, for trying out; everything without it. */
export interface WorldSize {
  readonly districts: number;
  readonly communes: number;
  readonly departments: number;
}

/** Communes first, then districts, then departments; each by its key. */
export async function readWorld(owner: pg.ClientBase, chance: Chance, size?: WorldSize): Promise<DemoBody[]> {
  const { rows } = await owner.query<Row>(
    `select b.id, b.key, b.kind, n.name, n.short, p.key as parent
       from body b
       join lateral (select name, short_name as short from body_name where body_id = b.id order by valid_from desc limit 1) n on true
       left join lateral (select p.key from body_edge e join body p on p.id = e.parent_id
                           where e.child_id = b.id and e.valid_to is null order by e.valid_from desc limit 1) p on true
      where b.kind = any ($1::text[]) and b.valid_to is null order by b.key`,
    [[...COMMUNES, ...DISTRICTS, ...DEPARTMENTS]],
  );
  const of = (kinds: readonly string[], most = Number.POSITIVE_INFINITY) =>
    rows.filter(({ kind }) => kinds.includes(kind)).slice(0, most);
  const districts = of(DISTRICTS, size?.districts);
  const known = new Set(districts.map(({ key }) => key));
  const communes = of(COMMUNES)
    .filter(({ parent }) => known.has(parent ?? ''))
    .slice(0, size?.communes)
    .map((row) => communeOf(row, chance.of(row.key)));
  return [
    ...communes,
    ...districts.map((row) =>
      districtOf(
        row,
        communes.filter(({ districtKey }) => districtKey === row.key),
      ),
    ),
    ...of(DEPARTMENTS, size?.departments).map((row) => ({ ...plain(row), sort: 'department' as const })),
  ];
}

const plain = ({ id, key, kind, name, short }: Row) => ({
  id,
  key,
  kind,
  name,
  called: calledOf(short ?? name),
  districtKey: null,
  population: 0,
  communes: [],
});

/** Communes of the province had about 7,200 inhabitants. */
function communeOf(row: Row, chance: Chance): DemoBody {
  const [least, most] = row.kind === 'commune' ? [4_200, 9_600] : [6_000, 15_000];
  return { ...plain(row), sort: 'commune', districtKey: row.parent, population: chance.int(least, most) };
}

function districtOf(row: Row, communes: readonly DemoBody[]): DemoBody {
  const population = communes.reduce((sum, one) => sum + one.population, 0);
  return { ...plain(row), sort: 'district', population, communes };
}

/** As it stands within a sentence: "xã An Châu", "huyện Vũ Thư". */
function calledOf(name: string): string {
  const bare = name.replace(/^(Ủy ban nhân dân|UBND)\s+/u, '');
  return /^(Xã|Phường|Thị trấn|Huyện|Thành phố)\s/u.test(bare)
    ? bare.charAt(0).toLowerCase() + bare.slice(1)
    : bare;
}
