/** Which registers a body keeps, and how much of each there is: by the sort of the body, and for some by name. */
import type { Chance } from './chance.ts';
import type { DemoBody, Made, Maker } from './model.ts';
import { facilityChecks, massActivities, population, schools, training } from './records/activities.ts';
import {
  actionMonth,
  events,
  loudspeaker,
  media,
  posts,
  products,
  rebuttals,
} from './records/communication.ts';
import {
  appraisals,
  awards,
  budget,
  commitments,
  inspections,
  mobilised,
  roleModels,
} from './records/oversight.ts';
import { committee, elected, keyLeaders, planning, womenLeaders } from './records/people.ts';
import { births, conventions, models, trustedAddress } from './records/services.ts';
import { lgbtClinic, shelters } from './records/special.ts';

type Profile = Readonly<Record<string, Maker>>;

const COMMUNE: Profile = {
  loudspeaker,
  births,
  posts: posts(3, 1_800),
  events: events({ count: 4, size: 140, cost: 6_000_000 }),
  products: products(1, 1),
  actionMonth,
  training: training(0.75, 60, ['gender_equality', 'violence']),
  population: population(2, 90),
  mass: massActivities(2, 90, ['women', 'women', 'farmers', 'youth', 'veterans']),
  models: models(0.55, 0.12),
  trustedAddress,
  conventions,
  keyLeaders,
  elected,
  planning,
  womenLeaders: womenLeaders(0.45),
  committee: committee(0.3),
  budget: budget(['communication'], 18_000_000),
  mobilised: mobilised(0.18, 12_000_000),
  commitments,
  roleModels: roleModels(0.35),
};

const DISTRICT: Profile = {
  posts: posts(8, 9_000),
  events: events({ count: 9, size: 320, cost: 30_000_000 }),
  products: products(4, 6),
  actionMonth,
  training: training(5, 120),
  population: population(4, 160),
  mass: massActivities(8, 220, ['women', 'women', 'labour', 'farmers', 'youth', 'veterans']),
  schools: schools(7),
  keyLeaders,
  elected,
  planning,
  womenLeaders: womenLeaders(3),
  committee: committee(1),
  inspections: inspections(3, ({ communes }) => communes.map(({ id }) => id)),
  appraisals: appraisals(5, ({ id }) => [id]),
  budget: budget(['communication', 'training', 'models', 'committee'], 120_000_000),
  mobilised: mobilised(0.9, 90_000_000),
  commitments,
  roleModels: roleModels(0.9),
  awards: awards(2),
  rebuttals: rebuttals(1),
};

const DEPARTMENT: Profile = {
  posts: posts(3, 4_000),
  events: events({ count: 2, size: 120, cost: 15_000_000 }),
  products: products(1, 2),
  training: training(1, 70),
  keyLeaders,
  planning,
  womenLeaders: womenLeaders(1),
  committee: committee(0.9),
  budget: budget(['communication', 'committee'], 60_000_000),
  commitments,
  roleModels: roleModels(0.3),
};

/** All that take part, so that some can be named who are looked into or draft. */
export type Others = (key: string) => string | undefined;

const MASS = ['front', 'women', 'labour', 'youth', 'farmers', 'veterans'];
const MASS_KEYS = ['mttq', 'hoi-lhpn', 'ldld', 'doan-tn', 'hoi-nong-dan', 'hoi-ccb'];

/** What a body does beside, or in another size. */
function special({ key, name }: DemoBody, others: Others): Profile {
  const ids = (keys: readonly string[]) => keys.flatMap((one) => others(one) ?? []);
  const mass = MASS[MASS_KEYS.indexOf(key)];
  if (mass !== undefined)
    return {
      mass: massActivities(key === 'hoi-lhpn' ? 20 : 7, 260, [mass]),
      events: events({ count: 5, size: 240, cost: 20_000_000 }),
      training: training(3, 90),
    };
  switch (key) {
    case 'so-ldtbxh':
      return {
        training: training(12, 110),
        products: products(8, 60),
        events: events({ count: 8, size: 360, cost: 80_000_000 }),
        actionMonth,
        posts: posts(14, 20_000),
        inspections: inspections(8, () =>
          ids([
            'huyen-vu-thu',
            'huyen-hung-ha',
            'huyen-dong-hung',
            'huyen-kien-xuong',
            'so-gtvt',
            'so-xay-dung',
            'so-cong-thuong',
            'so-tnmt',
            'cuc-thue',
            'tp-thai-binh',
          ]),
        ),
        mobilised: mobilised(1, 150_000_000),
        budget: budget(['communication', 'training', 'models', 'inspection', 'committee'], 260_000_000),
        awards: awards(3),
        rebuttals: rebuttals(2),
        shelters,
      };
    case 'so-tu-phap':
      return {
        appraisals: appraisals(14, () =>
          ids(['so-ldtbxh', 'so-xay-dung', 'so-gddt', 'so-khdt', 'so-y-te', 'so-tttt']),
        ),
        events: events({ count: 5, size: 180, cost: 20_000_000 }),
      };
    case 'so-khdt':
      return { appraisals: appraisals(4, ({ id }) => [id]) };
    case 'so-noi-vu':
      return {
        training: training(4, 90, ['leadership', 'mainstreaming']),
        appraisals: appraisals(3, ({ id }) => [id]),
      };
    case 'so-y-te':
      return { population: population(14, 320), facilityChecks, lgbtClinic };
    case 'so-gddt':
      return { schools: schools(26), training: training(3, 140, ['gender_equality', 'violence']) };
    case 'so-tttt':
      return { rebuttals: rebuttals(5), media: media(6, 'Cổng Thông tin điện tử', ['online']) };
    case 'thanh-tra-tinh':
      return {
        inspections: inspections(3, () => ids(['so-cong-thuong', 'so-gtvt', 'so-nnptnt', 'so-khcn'])),
      };
    case 'dai-ptth':
      return { media: media(44, name) };
    case 'bao-thai-binh':
      return { media: media(34, name, ['print', 'online', 'online']) };
    case 'cong-ttdt':
      return { media: media(20, name, ['online']) };
    default:
      return {};
  }
}

/** All records of a body of a year, the earliest first. */
export function recordsOf(body: DemoBody, year: number, chance: Chance, others: Others): Made[] {
  const plain = body.sort === 'commune' ? COMMUNE : body.sort === 'district' ? DISTRICT : DEPARTMENT;
  const profile: Profile = { ...plain, ...special(body, others) };
  return Object.entries(profile)
    .flatMap(([name, make]) => make(body, year, chance.of(`${body.key}/${name}/${year}`)))
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}
