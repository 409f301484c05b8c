/** Communication: loudspeakers, digital posts, events, products, the month of action. */
import { addDays, type CivilDate } from '@binhdang/domain';
import type { Chance } from '../chance.ts';
import { type DemoBody, levelOf, type Made, type Maker, period, placeOf, scaled, times } from '../model.ts';
import { people } from '../people-grid.ts';
import { dayIn, ITEMS, ORGANISERS, SUBJECTS, type Subject, THEMES } from './words.ts';

const QUARTERS = [
  ['01-04', '03-28'],
  ['04-03', '06-27'],
  ['07-03', '09-27'],
  ['10-02', '12-12'],
] as const;

/** At least four items in each quarter is what the strategy asks of a commune; one in eight lacks some. */
export const loudspeaker: Maker = (body, year, chance) => {
  const least = chance.is(year >= 2022 ? 0.88 : 0.7) ? 4 : 2;
  return QUARTERS.flatMap(([from, to], quarter) => {
    const within = chance.of(`quarter ${quarter}`);
    return times(within, within.int(least, 5), (one, index): Made => {
      const subject = one.pick(SUBJECTS);
      // In the last quarter all of them before the end of November, when the year's report is due.
      const day = one.day(dayIn(year, from), dayIn(year, quarter === 3 ? '11-22' : to));
      return {
        register: 'loudspeaker-item',
        day,
        values: {
          title: `${one.pick(ITEMS[subject])} (${quarter * 5 + index + 1}/${year})`,
          kind: one.pick(['news', 'article', 'talk', 'law']),
          subject,
          first_on: day,
          times: one.int(2, 8),
          minutes: one.int(4, 20) / 2,
          place: body.id,
        },
      };
    });
  });
};

export function posts(count: number, reach: number): Maker {
  return (_body, year, chance) =>
    times(chance, scaled(year, count), (one): Made => {
      const subject = one.pick(SUBJECTS);
      const day = one.day(dayIn(year, '01-10'), dayIn(year, '11-15'));
      const seen = one.int(Math.ceil(reach / 3), reach);
      const platform = one.pick(['portal', 'facebook', 'zalo', 'zalo'] as const);
      return {
        register: 'digital-communication',
        day,
        values: {
          title: one.pick(ITEMS[subject]),
          platform,
          kind: one.pick(['article', 'picture', 'video']),
          subject,
          posted_on: day,
          address: `https://example.vn/${one.id('address').slice(0, 8)}`,
          reach: seen,
          interactions: one.share(seen, 0.12),
          measured_on: day,
        },
      };
    });
}

export interface EventsOf {
  readonly count: number;
  /** About how many people come to one. */
  readonly size: number;
  readonly cost: number;
}

const OCCASIONS = [
  ['march_8', '03-01', '03-08', 'Gặp mặt, tọa đàm kỷ niệm Ngày Quốc tế Phụ nữ 8/3'],
  ['family_day', '06-20', '06-28', 'Giao lưu nhân Ngày Gia đình Việt Nam 28/6'],
  ['october_20', '10-12', '10-20', 'Gặp mặt nhân Ngày Phụ nữ Việt Nam 20/10'],
  ['month_of_action', '11-15', '11-22', 'Lễ phát động Tháng hành động vì bình đẳng giới'],
  ['girls_day', '10-05', '10-11', 'Diễn đàn trẻ em gái'],
] as const;

const PLAIN = [
  ['talk', 'Nói chuyện chuyên đề về'],
  ['law', 'Hội nghị phổ biến pháp luật về'],
  ['seminar', 'Tọa đàm về'],
  ['contest', 'Hội thi tìm hiểu về'],
  ['performance', 'Biểu diễn văn nghệ, tiểu phẩm về'],
] as const;
const ABOUT: Partial<Record<Subject, string>> = {
  gender_equality: 'bình đẳng giới',
  law: 'Luật Bình đẳng giới',
  violence: 'phòng, chống bạo lực gia đình',
  family: 'xây dựng gia đình hạnh phúc',
  sex_ratio: 'mất cân bằng giới tính khi sinh',
};

export function events({ count, size, cost }: EventsOf): Maker {
  return (body, year, chance) =>
    times(chance, scaled(year, count), (one, index): Made => {
      const occasion = OCCASIONS[index % 2 === 0 ? one.int(0, OCCASIONS.length - 1) : OCCASIONS.length];
      return event(body, year, one, { size, cost, occasion });
    });
}

function event(
  body: DemoBody,
  year: number,
  one: Chance,
  { size, cost, occasion }: { size: number; cost: number; occasion: (typeof OCCASIONS)[number] | undefined },
): Made {
  const subject = one.pick(['gender_equality', 'law', 'violence', 'family', 'sex_ratio'] as const);
  const [kind, opening] = occasion ? (['talk', ''] as const) : one.pick(PLAIN);
  const day = occasion
    ? one.day(dayIn(year, occasion[1]), dayIn(year, occasion[2]))
    : one.day(dayIn(year, '01-12'), dayIn(year, '11-14'));
  const spent = one.is(0.7) ? one.money(cost / 2, cost) : 0;
  const entries = one.int(8, 40);
  return {
    register: 'campaign-event',
    day,
    values: {
      title: occasion ? `${occasion[3]}, ${body.called}` : `${opening} ${ABOUT[subject]}, ${body.called}`,
      kind: occasion?.[0] === 'month_of_action' ? 'launch' : kind,
      occasion: occasion?.[0] ?? 'none',
      subject,
      level: levelOf(body),
      starts_on: day,
      ends_on: day,
      mode: 'in_person',
      held_at: body.sort === 'department' ? 'Hội trường cơ quan' : `Nhà văn hóa ${body.called}`,
      ...placeOf(body),
      partners: ORGANISERS,
      audience: one.some(['people', 'women', 'men', 'officials', 'students'], 1, 3),
      participants: people(one, one.int(Math.round(size * 0.6), size), 0.58, [
        'age',
        'ethnicity',
        'disability',
      ]),
      ...(kind === 'contest' && !occasion ? { entries, prizes: one.int(1, 6) } : {}),
      ...(spent > 0 ? { cost: spent, source: levelOf(body) } : {}),
    },
  };
}

const PRODUCTS = [
  ['leaflet', 'Tờ rơi', 400],
  ['poster', 'Áp phích', 40],
  ['slogan', 'Băng rôn, khẩu hiệu', 12],
  ['panel', 'Pa nô', 3],
  ['handbook', 'Sổ tay hỏi đáp', 150],
] as const;

/** @param scale of copies; a department makes them for the whole province */
export function products(count: number, scale: number): Maker {
  return (body, year, chance) =>
    times(chance, scaled(year, count), (one): Made => {
      const [kind, name, copies] = one.pick(PRODUCTS);
      const subject = one.pick(['gender_equality', 'law', 'violence', 'women', 'services'] as const);
      const day = one.day(dayIn(year, '02-10'), dayIn(year, '11-18'));
      const made = Math.max(1, Math.round(one.int(copies / 2, copies) * scale));
      return {
        register: 'communication-product',
        day,
        values: {
          title: `${name}: ${one.pick(ITEMS[subject])}`,
          kind,
          subject,
          making: one.is(0.6) ? 'copied' : 'new',
          released_on: day,
          copies: made,
          audience: one.some(['people', 'women', 'men', 'officials'], 1, 2),
          cost: Math.max(1, Math.round((made * 6) / 100)) * 100_000,
          source: levelOf(body),
        },
      };
    });
}

/** Planned in October, launched from the fifteenth of November on. */
export const actionMonth: Maker = (body, year, chance) => {
  if (!chance.is(body.sort === 'commune' ? 0.9 : 1)) return [];
  const planned: CivilDate = chance.day(dayIn(year, '10-04'), dayIn(year, '10-26'));
  const launched = chance.day(dayIn(year, '11-15'), dayIn(year, '11-21'));
  return [
    {
      register: 'month-of-action',
      day: planned,
      values: {
        year: period.year(year),
        theme: THEMES[year] ?? THEMES[2022],
        plan: `${chance.int(40, 180)}/KH-UBND`,
        planned_on: planned,
        slogans: chance.int(body.sort === 'commune' ? 4 : 20, body.sort === 'commune' ? 16 : 80),
      },
      later: chance.is(0.85)
        ? [
            {
              day: addDays(launched, 1),
              change: { launched: true, launched_on: launched },
              reason: 'Đã tổ chức lễ phát động',
            },
          ]
        : [],
    },
  ];
};

const MEDIA = [
  'tv_news',
  'tv_feature',
  'tv_column',
  'radio_news',
  'radio_column',
  'print',
  'online',
  'online',
] as const;

/** Of a press body: print and online of a newspaper, all kinds of a broadcaster. */
export function media(
  count: number,
  outlet: string,
  kinds: readonly (typeof MEDIA)[number][] = MEDIA,
): Maker {
  return (_body, year, chance) =>
    times(chance, scaled(year, count), (one): Made => {
      const kind = one.pick(kinds);
      const subject = one.pick(SUBJECTS);
      const day = one.day(dayIn(year, '01-05'), dayIn(year, '11-20'));
      const aired = kind.startsWith('tv') || kind.startsWith('radio');
      return {
        register: 'media-item',
        day,
        values: {
          title: one.pick(ITEMS[subject]),
          kind,
          outlet,
          level: 'province',
          subject,
          first_on: day,
          ...(kind.endsWith('column') ? { column_name: 'Phụ nữ và cuộc sống' } : {}),
          ...(kind === 'online'
            ? { address: `https://example.vn/bai/${one.id('address').slice(0, 8)}` }
            : {}),
          ...(aired ? { times: one.int(1, 4), minutes: one.int(4, 40) / 2 } : {}),
        },
      };
    });
}

export function rebuttals(count: number): Maker {
  return (_body, year, chance) =>
    times(chance, scaled(year, count), (one): Made => {
      const found = one.day(dayIn(year, '02-01'), dayIn(year, '10-30'));
      const handled = one.is(0.8);
      const until = one.day(found, dayIn(year, '11-10'));
      return {
        register: 'misinformation',
        day: handled ? until : found,
        values: {
          title: one.pick([
            'Tin bịa rằng sẽ phạt nhà sinh con một bề',
            'Bài viết hạ thấp phụ nữ làm lãnh đạo',
            'Video cổ vũ bạo lực với vợ',
            'Tin sai về cách chọn giới tính thai nhi',
          ]),
          topic: one.pick(['policy', 'women_leaders', 'violence', 'stereotype', 'population']),
          platform: one.pick(['facebook', 'zalo', 'tiktok', 'youtube']),
          found_on: found,
          found_by: one.pick(['monitoring', 'citizen']),
          ...(handled
            ? {
                handled_on: until,
                way: 'article',
                rebuttal: 'Bài đính chính trên Cổng thông tin điện tử',
                rebuttal_reach: one.int(500, 9_000),
                result: 'rebutted',
              }
            : {}),
        },
      };
    });
}
